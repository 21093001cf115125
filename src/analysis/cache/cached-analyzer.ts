import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../core/errors.ts';
import { SampleAnalysis } from '../../core/finding.ts';
import { cachePath } from '../../core/paths.ts';
import type { Sample } from '../../core/sample.ts';
import type { Analyzer, AnalyzeOptions, AnalyzerSettings, Prepared } from '../analyzer.ts';
import { keyOf, Store } from './store.ts';

/** Configurations of one tool whose results are kept; older ones go when nobody used them for a day. */
const keptConfigurations = 4;
const dayMs = 24 * 3600 * 1000;

/**
 * An analyzer that remembers, by content, what it once said with the same version and configuration. Only what holds for
 * ever is kept: `ok` and `unparsable`. Equal code in one batch is analyzed once.
 */
export class CachedAnalyzer implements Analyzer {
  readonly name: string;
  readonly #inner: Analyzer;
  readonly #onNote: AnalyzerSettings['onNote'];
  #store: { fingerprint: string; store: Store | null } | null = null;

  constructor(inner: Analyzer, settings: Pick<AnalyzerSettings, 'onNote'> = {}) {
    this.name = inner.name;
    this.#inner = inner;
    this.#onNote = settings.onNote;
  }

  prepare(options?: { signal?: AbortSignal }): Promise<Prepared> {
    return this.#inner.prepare(options);
  }

  async analyze(
    batch: readonly Sample[],
    options: AnalyzeOptions = {},
  ): Promise<Map<string, SampleAnalysis>> {
    const store = await this.#open(options.signal);
    if (store === null) return this.#inner.analyze(batch, options);
    const perKey = Map.groupBy(batch, ({ code }) => keyOf(code));
    const known = new Map<string, SampleAnalysis>();
    for (const key of perKey.keys()) {
      const analysis = parse(store.get(key));
      if (analysis) known.set(key, analysis);
    }
    const unknown = new Map(
      [...perKey].flatMap(([key, [sample]]) =>
        sample && !known.has(key) ? [[sample.id, key] as const] : [],
      ),
    );
    if (unknown.size > 0) {
      const asked = batch.filter(({ id }) => unknown.has(id));
      const found = await this.#inner.analyze(asked, options);
      for (const [id, analysis] of found) known.set(unknown.get(id)!, analysis);
      this.#remember(store, [...unknown.values()], known);
    }
    const results = new Map<string, SampleAnalysis>();
    for (const [key, samples] of perKey) for (const { id } of samples) results.set(id, known.get(key)!);
    return results;
  }

  async close(): Promise<void> {
    this.#store?.store?.close();
    this.#store = null;
    await this.#inner.close();
  }

  /** `null` where nothing can be kept; what hinders the tool itself shows when it is asked. */
  async #open(signal: AbortSignal | undefined): Promise<Store | null> {
    let fingerprint: string | undefined;
    try {
      ({ fingerprint } = await this.#inner.prepare(signal ? { signal } : {}));
    } catch {
      // Asked next, it gives the same reason as each sample's status.
      return null;
    }
    if (fingerprint === undefined) return null;
    if (this.#store?.fingerprint !== fingerprint) {
      this.#store?.store?.close();
      this.#store = { fingerprint, store: this.#openStore(fingerprint) };
    }
    return this.#store.store;
  }

  #openStore(fingerprint: string): Store | null {
    const parent = cachePath('analyses', this.name);
    const own = fingerprint.slice(0, 16);
    try {
      const store = new Store(join(parent, own));
      utimesSync(join(parent, own), new Date(), new Date());
      prune(parent, own);
      return store;
    } catch (error) {
      this.#onNote?.(`Results of ${this.name} are not kept: ${messageOf(error)}`);
      return null;
    }
  }

  #remember(store: Store, keys: readonly string[], known: ReadonlyMap<string, SampleAnalysis>): void {
    const records = keys.flatMap((key) => {
      const analysis = known.get(key);
      const lasting = analysis?.status === 'ok' || analysis?.status === 'unparsable';
      return lasting ? [[key, JSON.stringify(analysis)] as const] : [];
    });
    try {
      store.putAll(new Map(records));
    } catch (error) {
      this.#onNote?.(`Results of ${this.name} are kept no longer: ${messageOf(error)}`);
      store.close();
      if (this.#store) this.#store.store = null;
    }
  }
}

function parse(text: string | undefined): SampleAnalysis | undefined {
  return text === undefined ? undefined : SampleAnalysis.safeParse(JSON.parse(text)).data;
}

function prune(parent: string, own: string): void {
  const byAge = readdirSync(parent)
    .map((name) => ({ name, used: statSync(join(parent, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  for (const { name, used } of byAge.slice(keptConfigurations))
    if (name !== own && used < Date.now() - dayMs)
      rmSync(join(parent, name), { recursive: true, force: true });
}
