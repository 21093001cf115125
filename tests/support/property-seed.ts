import fc from 'fast-check';

/**
 * Property tests draw the same cases each time, so that a run of the tests depends on the code alone. New cases:
 * `SALLM_PROPERTY_SEED=random npm test`, or a number in its place to see a failure again.
 */
const seed = process.env['SALLM_PROPERTY_SEED'] ?? '1';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
