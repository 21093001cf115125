import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { listRuns, readManifest, requireFolder } from '../../core/run/folder.ts';
import { reportPolicy } from '../html/page.ts';
import { type Answer, json, type LocalServer, serveLocally } from '../local-server.ts';
import { findByToken } from '../validate/guard.ts';
import { policyOf } from '../validate/page.ts';
import { LiveRun } from './live-run.ts';
import { viewPage } from './page.ts';

/** Runs shown at once where a folder holds more: the newest. */
const MOST_RUNS = 50;

/** The page of the runs. */
export interface ViewServer extends Pick<LocalServer, 'close'> {
  url: string;
}

/**
 * Serves a page that follows a run, or all runs of a folder, as they are written.
 * @param path a run folder, or a parent of some
 * @throws UsageError when there is no run, or the port is taken
 */
export async function serveView(
  path: string,
  options: { port: number; onError: (message: string) => void },
): Promise<ViewServer> {
  requireFolder(path);
  const followed = new Map<string, LiveRun>();
  const foldersNow = () =>
    readManifest(path)
      ? [path]
      : listRuns(path)
          .filter((folder) => readManifest(folder))
          .slice(0, MOST_RUNS);
  const runs = (): LiveRun[] =>
    foldersNow().map((folder) => {
      const run = followed.get(folder) ?? new LiveRun(folder);
      followed.set(folder, run);
      return run;
    });
  const access = [{ token: randomBytes(24).toString('base64url') }];

  const { address, close } = await serveLocally(({ method, headers }, url): Answer => {
    const header = headers['x-sallm-token'];
    const given = typeof header === 'string' ? header : (url.searchParams.get('token') ?? undefined);
    if (!findByToken(access, given))
      return json(403, { error: 'The token is missing or wrong. Open the address that sallm printed.' });
    if (method !== 'GET') return json(405, { error: 'There is nothing to change here.' });
    if (url.pathname === '/') {
      const nonce = randomBytes(16).toString('base64url');
      return html(policyOf(nonce), viewPage(nonce));
    }
    if (url.pathname === '/api/runs') return json(200, { runs: runs().flatMap((run) => run.state() ?? []) });
    const run = runs().find((one) => basename(one.path) === url.searchParams.get('run'));
    if (url.pathname === '/report' && run && existsSync(run.reportPath))
      return html(reportPolicy, readFileSync(run.reportPath, 'utf8'));
    return json(404, { error: 'There is nothing here.' });
  }, options);
  return { url: `http://${address}/?token=${access[0]!.token}`, close };
}

const html = (policy: string, body: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  body,
});
