import type { Expr, Node } from '../../engine/syntax/ast.ts';
import { walk } from '../../engine/syntax/walk.ts';
import type { CallInfo, FunctionModel } from '../../engine/types.ts';
import type { RuleContext } from '../../rule.ts';
import { some } from '../syntax.ts';

/** What a record says of an uploaded file: its type, or its name, of which a type is guessed. */
const ofUpload = /^(file_?name|orig(inal)?_?(file)?_?name|name|mime|mime_?type|content_?type|media_?type)$/i;
const program = /^(self|cls|request|req|response|resp|settings|config|app|args|options|os|mimetypes)$/;

const tellsOfUpload = (node: Node): boolean =>
  (node.type === 'Attribute' &&
    ofUpload.test(node.attr) &&
    node.value.type === 'Name' &&
    !program.test(node.value.id)) ||
  (node.type === 'Subscript' &&
    node.index.type === 'Str' &&
    ofUpload.test(node.index.value) &&
    node.value.type === 'Name' &&
    !program.test(node.value.id));

const isAboutUploads = /upload|attach|blob|download|avatar|\bmedia\b|picture/i;

/** What a variable of a function is set to, everywhere there. */
function valuesOf(name: string, body: readonly Node[]): readonly Expr[] {
  const found: Expr[] = [];
  walk(body, {
    enter: (node) => {
      if (node.type === 'Assign')
        for (const target of node.targets) {
          const targets = target.type === 'Tuple' ? target.elts : [target];
          if (targets.some((each) => each.type === 'Name' && each.id === name)) found.push(node.value);
        }
      return true;
    },
  });
  return found;
}

/** The file is downloaded, its type is one of a list, or scripts in it do not run. */
const isDefused = (body: readonly Node[]): boolean =>
  some(
    body,
    (node) =>
      (node.type === 'Str' && /attachment\b|nosniff|sandbox|content-security-policy/i.test(node.value)) ||
      (node.type === 'Call' &&
        node.args.some(({ name }) =>
          /^(as_attachment|content_disposition|attachment_filename)$/.test(name ?? ''),
        )) ||
      (node.type === 'Compare' && node.ops.some((op) => op === 'in' || op === 'not in')) ||
      (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'startswith'),
  );

const isInline = (type: Expr, fn: FunctionModel): boolean => {
  if (fn.node.type !== 'FunctionDef') return false;
  const { body } = fn.node;
  const made = type.type === 'Name' ? valuesOf(type.id, body) : [type];
  return some(made, tellsOfUpload) && !isDefused(body);
};

function checkType(call: CallInfo, { report, textOf }: RuleContext): void {
  const type = call.argNode('content_type', 'mimetype', 'media_type');
  if (
    type &&
    call.function &&
    isAboutUploads.test(textOf(call.function.node)) &&
    isInline(type, call.function)
  )
    report(type, 'An upload is shown under the type that came with it: HTML and SVG run scripts', {
      confidence: 'medium',
    });
}

/** Responses that may carry a file that somebody has uploaded. */
export const inlineUploads = {
  'django.http.{HttpResponse,FileResponse,StreamingHttpResponse}': checkType,
  '{flask,quart}.{Response,send_file}': checkType,
  '{starlette.responses,fastapi.responses}.{Response,FileResponse,StreamingResponse}': checkType,
  '{aiohttp.,}web.Response': checkType,
  Response: checkType,
} as const;
