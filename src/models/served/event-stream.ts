/**
 * The JSON payloads of a stream of server-sent events, in their order (`data:` lines of one event belong together; the
 * closing `[DONE]` of OpenAI's dialect and comments are left out).
 *
 * @throws SyntaxError when a payload is no JSON
 */
export function eventsOf(text: string): unknown[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\n+/)
    .map((event) =>
      event
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).replace(/^ /, ''))
        .join('\n'),
    )
    .filter((data) => data !== '' && data.trim() !== '[DONE]')
    .map((data) => JSON.parse(data) as unknown);
}
