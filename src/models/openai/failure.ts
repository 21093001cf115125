import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import type { Rejection } from './quirks.ts';

/** An answer that is no success, as far as servers agree on its shape. */
export interface Failure extends Rejection {
  status: number;
  code: string | null;
}

const Detail = z.looseObject({
  message: z.string().optional(),
  code: z.union([z.string(), z.number()]).nullish(),
  type: z.string().nullish(),
  param: z.string().nullish(),
});
const Shape = z.looseObject({
  error: z.union([z.string(), Detail]).optional(),
  ...Detail.shape,
  detail: z.unknown().optional(),
});

/** Reads `{error: {message, code, param}}`, its common variations, or plain text. */
export function readFailure(status: number, text: string, scrub: (text: string) => string): Failure {
  let shape: z.infer<typeof Shape> | undefined;
  try {
    shape = Shape.safeParse(JSON.parse(text)).data;
  } catch {
    // Proxies and gateways answer in HTML or plain text: shown as it is.
  }
  const nested = typeof shape?.error === 'object' ? shape.error : shape;
  const message =
    (typeof shape?.error === 'string' ? shape.error : nested?.message) ??
    (typeof shape?.detail === 'string'
      ? shape.detail
      : shape?.detail
        ? JSON.stringify(shape.detail)
        : undefined) ??
    text
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return {
    status,
    message: scrub(message).slice(0, 500) || `no text`,
    code: nested?.code == null ? (nested?.type ?? null) : String(nested.code),
    param: nested?.param ?? null,
  };
}

/** A failure that every further request would meet too, as an error for people; else `null`. */
export function fatalOf(
  failure: Failure,
  { baseUrl, model }: { baseUrl: string; model: string },
): UsageError | null {
  const { status, code, message } = failure;
  const said = `${baseUrl} answered ${status}: ${message}`;
  if (status >= 300 && status < 400)
    return new UsageError(said, { hint: 'Give the address that it redirects to as --base-url.' });
  if (status === 401)
    return new UsageError(said, {
      hint: 'Set OPENAI_API_KEY (or SALLM_API_KEY) in the environment or in .env to a key of this server.',
    });
  if (status === 403)
    return new UsageError(said, {
      hint: `The key may not use ${model}, or the server refuses this address or region.`,
    });
  if (status === 404 || code === 'model_not_found')
    return new UsageError(said, {
      hint: `Check the model's name "${model}", that the base URL ends as the server wants it (often in /v1), and the protocol (--mode chat or completion).`,
    });
  if (status === 402 || code === 'insufficient_quota')
    return new UsageError(said, {
      hint: "The account's credit is used up. The same command continues the run later.",
    });
  if (status === 405)
    return new UsageError(said, {
      hint: 'The server takes no completions there: check --base-url (often it ends in /v1).',
    });
  return null;
}

/** Azure and others refuse a prompt by an error instead of a finish reason. */
export const isRefusal = ({ code }: Failure): boolean =>
  code === 'content_filter' || code === 'content_policy_violation';
