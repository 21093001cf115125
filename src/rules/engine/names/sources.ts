/** Where untrusted data enters programs, by the documentation of the frameworks. Rules refer to the labels. */
export interface KnownSource {
  readonly label: 'remote' | 'local' | 'environment' | 'file' | 'database' | 'network';
  readonly names: string;
  readonly what?: string;
}

const flaskRequest =
  'args,form,values,data,json,files,cookies,headers,stream,query_string,full_path,path,url,base_url,view_args,get_json,get_data,user_agent,referrer,authorization,input_stream';

/** Attributes that hold it. */
export const attributeSources: readonly KnownSource[] = [
  { label: 'remote', names: `flask.request.{${flaskRequest}}` },
  { label: 'remote', names: `flask.Request.{${flaskRequest}}` },
  { label: 'remote', names: `quart.request.{${flaskRequest}}` },
  {
    label: 'remote',
    names:
      'django.http.HttpRequest.{GET,POST,body,FILES,META,headers,COOKIES,data,query_params,query,query_string,match_info,matchdict,path,raw_path,path_info,content_params,REQUEST,DATA,args,form,values,json,cookies,files,params}',
  },
  { label: 'remote', names: 'starlette.requests.Request.{query_params,path_params,headers,cookies,url}' },
  { label: 'remote', names: 'starlette.requests.WebSocket.{query_params,path_params,headers,cookies,url}' },
  { label: 'remote', names: 'fastapi.UploadFile.{filename,file,headers,content_type}' },
  {
    label: 'remote',
    names:
      'aiohttp.web.Request.{query,match_info,headers,cookies,query_string,path,raw_path,rel_url,path_qs,url}',
  },
  { label: 'remote', names: 'tornado.web.RequestHandler.{path_args,path_kwargs}' },
  {
    label: 'remote',
    names:
      'tornado.httputil.HTTPServerRequest.{arguments,body,query,path,uri,headers,files,body_arguments,query_arguments,cookies}',
  },
  {
    label: 'remote',
    names:
      'http.server.{BaseHTTPRequestHandler,SimpleHTTPRequestHandler,CGIHTTPRequestHandler}.{path,headers,rfile,requestline,command}',
  },
  {
    label: 'remote',
    names:
      'bottle.request.{query,forms,params,json,cookies,headers,files,body,GET,POST,url,path,fullpath,query_string}',
  },
  {
    label: 'remote',
    names: 'sanic.request.Request.{args,form,json,body,files,headers,cookies,query_string,raw_args,path}',
  },
  {
    label: 'remote',
    names: 'falcon.Request.{params,media,stream,headers,cookies,query_string,path,bounded_stream}',
  },
  {
    label: 'remote',
    names: 'pyramid.request.Request.{params,GET,POST,matchdict,json_body,body,headers,cookies}',
  },
  { label: 'remote', names: 'webapp2.RequestHandler.request' },
  { label: 'remote', names: 'cherrypy.request.{params,body,headers,cookie,json}' },
  {
    label: 'remote',
    names: 'socketserver.{BaseRequestHandler,StreamRequestHandler,DatagramRequestHandler}.{rfile,request}',
  },
  { label: 'remote', names: 'django.views.generic.*.kwargs', what: 'a part of the address' },
  { label: 'remote', names: 'django.views.generic.kwargs', what: 'a part of the address' },
  // A request that a class of any framework keeps: `self.request`.
  {
    label: 'remote',
    names:
      '*.request.{GET,POST,FILES,files,COOKIES,META,body,args,form,values,json,data,query_params,query,forms,params,matchdict,match_info,arguments,query_arguments,body_arguments,headers,cookies,query_string,path_info,uri,view_args}',
  },
  // What people have filled in, of the types that a form's fields have.
  { label: 'remote', names: '{*.,?.}cleaned_data' },
  // WTForms, by what classes of forms are called.
  { label: 'remote', names: '*Form.{data,*.data}' },
  {
    label: 'remote',
    names: 'wtforms.{,fields.}{String,Text,TextArea,Hidden,Search,URL,Email,Password,Select,File}Field.data',
  },
  { label: 'remote', names: '*.REQUEST.{form,other,cookies,environ}' },
  { label: 'remote', names: '{web.ctx.{path,query,fullpath,env},cherrypy.request.{path_info,query_string}}' },
  { label: 'local', names: 'sys.argv' },
  { label: 'local', names: 'sys.stdin' },
  { label: 'local', names: 'argparse.Namespace.*' },
  // What an editor has open.
  { label: 'local', names: '*.current.{buffer.name,line}' },
  { label: 'remote', names: 'telegram.ext.CallbackContext.args' },
  // Of a directive in a document.
  { label: 'remote', names: '?.arguments' },
  { label: 'local', names: '{AnsibleModule,ansible.module_utils.basic.AnsibleModule}.params' },
  { label: 'environment', names: 'os.{environ,environb}' },
];

/** Calls that give it. */
export const callSources: readonly KnownSource[] = [
  { label: 'local', names: '{input,raw_input,getpass.getpass,click.prompt,fileinput.input}' },
  { label: 'local', names: '{*.view.file_name,vim.eval}' },
  { label: 'local', names: 'optparse.OptionParser.parse_args' },
  { label: 'environment', names: 'os.{getenv,getenvb}' },
  { label: 'remote', names: 'starlette.requests.Request.{body,json,form,stream}' },
  {
    label: 'remote',
    names:
      'starlette.{websockets,requests}.WebSocket.{receive_text,receive_json,receive_bytes,receive,iter_text,iter_json}',
  },
  {
    label: 'remote',
    names: 'fastapi.WebSocket.{receive_text,receive_json,receive_bytes,receive,iter_text,iter_json}',
  },
  { label: 'remote', names: 'fastapi.UploadFile.{read,seek}' },
  { label: 'remote', names: 'aiohttp.web.Request.{json,post,text,read,multipart}' },
  {
    label: 'remote',
    names:
      'tornado.web.RequestHandler.{get_argument,get_query_argument,get_body_argument,get_arguments,get_query_arguments,get_body_arguments,get_cookie}',
  },
  {
    label: 'remote',
    names: 'django.http.HttpRequest.{get_full_path,build_absolute_uri,read,get_host,get_signed_cookie}',
  },
  {
    label: 'remote',
    names:
      '?.{get_argument,get_query_argument,get_body_argument,get_arguments,get_query_arguments,get_body_arguments}',
  },
  { label: 'remote', names: '*.REQUEST.{get,get_header}' },
  { label: 'remote', names: 'webapp2.RequestHandler.request.{get,get_all}' },
  { label: 'remote', names: 'web.{input,data,cookies}' },
  { label: 'remote', names: '{*.getfirst,?.getfirst}' },
  { label: 'remote', names: '*.request.{get_cookie,get_header,get_param,get_secure_cookie,getvalue}' },
  {
    label: 'remote',
    names:
      '*.{recv,recvfrom,recv_string,recv_json,recv_exact,_recv_exact,recvall,_recvall,recv_all,_recv_all,recv_line,recv_msg,recv_until,recv_bytes}',
  },
  // Attachments of mails, files of forms.
  { label: 'remote', names: '{*.,?.}get_filename' },
  { label: 'remote', names: '*.multipart' },
  { label: 'remote', names: 'cgi.{FieldStorage,parse,parse_multipart}' },
  { label: 'remote', names: 'falcon.Request.{get_param,get_media,get_header}' },
  { label: 'remote', names: 'socket.socket.{recv,recvfrom,recv_into}' },
  { label: 'remote', names: 'socket.socket.accept()[].{recv,recvfrom}' },
  { label: 'remote', names: 'ssl.SSLSocket.{recv,read}' },
  { label: 'remote', names: 'websockets.*.recv' },
  { label: 'file', names: 'file.{read,readline,readlines}' },
  { label: 'file', names: 'pathlib.Path.{read_text,read_bytes}' },
  { label: 'file', names: 'zipfile.ZipFile.{namelist,infolist,read,open}' },
  { label: 'file', names: 'tarfile.TarFile.{getmembers,getnames,getmember,next,extractfile}' },
  { label: 'network', names: '{requests,httpx}.{get,post,put,patch,delete,head,options,request,stream}' },
  {
    label: 'network',
    names:
      '{requests.Session,httpx.Client,httpx.AsyncClient,aiohttp.ClientSession}.{get,post,put,patch,delete,head,options,request,stream}',
  },
  { label: 'network', names: 'urllib.request.urlopen' },
  { label: 'network', names: 'feedparser.parse' },
  // What other machines say that they hold.
  { label: 'network', names: '{*.,?.}{nlst,mlsd,listdir_attr,listdir_iter}' },
  { label: 'network', names: 'http.client.{HTTPConnection,HTTPSConnection}.getresponse' },
  { label: 'database', names: '*.{fetchone,fetchall,fetchmany}' },
];

/** Variables of the environment that the other side sets, of a program that a server starts (RFC 3875, section 4.1). */
export const setByClient = /^(PATH_INFO|QUERY_STRING|REQUEST_URI|HTTP_(?!HOST)[A-Z_]+|SSH_ORIGINAL_COMMAND)$/;
