import type { ScanFormat } from './writer.ts';

/** `{"files": [{"path", "analyses": {TOOL: {"status", "detail"?, "findings", "suppressions"?}}}], "summary"}`. */
export const json = {
  extension: '.json',
  open(sink) {
    let between = '\n';
    sink.write('{"files": [');
    return {
      add({ path, analyses }) {
        sink.write(between + JSON.stringify({ path, analyses: Object.fromEntries(analyses) }));
        between = ',\n';
      },
      end({ files, tools }) {
        sink.write(`\n],\n"summary": ${JSON.stringify({ files, tools })}}\n`);
      },
    };
  },
} satisfies ScanFormat;
