import { isNormalized } from '../../engine/interpreter/guards.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Sink } from '../../rule.ts';
import { isLooseStart, namesPath, servesPath } from './path-checks.ts';
import { isChosen, isHandedOn, isPath, isUnderFolder, isUpload } from './paths.ts';

/** What takes the path of a file. */
export const pathSinks: readonly Sink[] = [
  {
    call: [
      'open',
      'io.open',
      'codecs.open',
      'os.open',
      'gzip.open',
      'aiofiles.open',
      'zipfile.ZipFile',
      'tarfile.open',
    ],
    when: isChosen,
  },
  {
    call: 'os.{remove,unlink,rmdir,listdir,makedirs,mkdir,rename,renames,replace,scandir,symlink,link,chmod,chown,removedirs,chdir,truncate,mkfifo,mknod,walk,fwalk,readlink,startfile,stat,lstat,utime}',
    when: isChosen,
  },
  { call: 'os.{rename,renames,replace,symlink,link}', arg: 1, when: isChosen },
  {
    call: 'shutil.{rmtree,copy,copyfile,copy2,copymode,copystat,move,copytree,chown}',
    arg: [0, 1],
    when: isChosen,
  },
  {
    call: 'pathlib.Path.{open,read_text,read_bytes,write_text,write_bytes,unlink,rmdir,touch,rename,replace,iterdir,mkdir,glob,rglob,chmod,symlink_to,hardlink_to}',
    arg: 'receiver',
    when: isChosen,
  },
  {
    call: [
      '{bz2,lzma,shelve,dbm}.open',
      '{bz2.BZ2File,gzip.GzipFile,lzma.LZMAFile,io.FileIO,io.open_code,file,filestream_iterator,*.filestream_iterator}',
    ],
    when: isChosen,
  },
  {
    call: [
      '{anyio.open_file,anyio.Path,trio.open_file,aiofile.async_open,aiofile.AIOFile}',
      '{joblib,torch,pickle}.load',
      '{PIL.Image.open,cv2.imread,imageio.imread,h5py.File,runpy.run_path,fileinput.input,linecache.getline,logging.FileHandler,execfile}',
      '{lxml.etree,xml.etree.ElementTree,xml.dom.minidom,xml.sax}.parse',
    ],
    when: isChosen,
  },
  {
    call: '{importlib.machinery.{SourceFileLoader,ExtensionFileLoader},imp.load_source,importlib.util.spec_from_file_location}',
    arg: 1,
    when: isChosen,
  },
  { call: '{flask,quart}.send_file', arg: [0, 'path_or_file'] },
  { call: '{flask,quart}.send_from_directory', arg: [0, 'directory'] },
  {
    call: '{starlette.responses,aiohttp.web,web,fastapi,pyramid.response,baize.asgi,baize.wsgi}.{FileResponse,FileIter}',
    arg: [0, 'path'],
  },
  { call: 'cherrypy.lib.static.{serve_file,serve_download}', arg: [0, 'path'] },
  { call: 'sanic.response.{file,file_stream}', arg: [0, 'location'] },
  { call: '{bottle.,}static_file', arg: [1, 'root'], labels: ['remote'] },
  {
    call: '{bottle.,}static_file',
    arg: [0, 'filename'],
    labels: ['remote'],
    when: ({ call }) => /^\/?$/.test(textOf(call?.arg(1, 'root')) ?? '-'),
  },
  { call: 'django.http.FileResponse' },
  { call: '{discord,disnake,nextcord}.{File,FFmpegPCMAudio,FFmpegOpusAudio}', when: isChosen },
  { call: '{twisted.web.static,static}.File', arg: [0, 'path'], when: isChosen },
  {
    call: '*.{save,saveas}',
    when: (hit) => isUpload(hit) && isUnderFolder(hit.value, hit),
  },
  { call: 'urllib.request.urlretrieve', arg: [1, 'filename'], when: isChosen },
  { call: 'wget.download', arg: [1, 'out'], when: isChosen },
  { call: '*.{fopen,open_file,file_open}', when: isChosen },
  { call: '*', arg: 'any', when: isHandedOn },
  // Servers call these with the path of an address, and open what they give.
  {
    // Django asks its `upload_to` in this way, and cleans the name before.
    returns: ({ node }) => node.params.every((each) => each.name !== 'instance'),
    when: (hit) =>
      namesPath(hit) &&
      (isPath(hit.value) || servesPath.test(hit.function?.name ?? '')) &&
      isUnderFolder(hit.value, hit),
  },
  // Such a check takes `..` for the name of a folder.
  {
    call: '*.{relative_to,is_relative_to}',
    arg: 'receiver',
    when: (hit) => !isNormalized(hit.value) && isUnderFolder(hit.value, hit, true),
  },
  { call: '*.startswith', arg: 'receiver', when: isLooseStart },
  {
    call: 'os.path.commonpath',
    when: (hit) =>
      hit.value.items?.some(
        (item) => hit.isTainted(item) && !isNormalized(item) && isUnderFolder(item, hit, true),
      ) === true,
  },
  { call: 'numpy.{load,save,loadtxt,memmap,fromfile}', when: isChosen },
  { call: 'pandas.{read_csv,read_json,read_excel}', when: isChosen },
];
