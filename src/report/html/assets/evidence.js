// Texts, tests and findings of a sample, unpacked when they are asked for.
const unpacked = new Map();

const loaded = () =>
  new Promise((resolve) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve, { once: true });
    else resolve();
  });

const unpack = async (chunk) => {
  await loaded();
  const bytes = Uint8Array.from(atob(document.getElementById(`chunk-${chunk}`).textContent), (char) =>
    char.charCodeAt(0),
  );
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
};

/** The last few chunks stay unpacked, so that memory does not grow with what was looked at. */
const evidenceOf = async (i) => {
  const chunk = Math.floor(i / data.samples.chunk);
  const kept = unpacked.get(chunk) ?? unpack(chunk);
  unpacked.delete(chunk);
  unpacked.set(chunk, kept);
  if (unpacked.size > 4) unpacked.delete(unpacked.keys().next().value);
  return (await kept)[i % data.samples.chunk];
};
