import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import type { Connection } from './connection.ts';
import type { Rejection } from './quirks.ts';

/** An answer that is no success, as far as servers agree on its shape. */
export interface Failure extends Rejection {
  status: number;
  code: string | null;
  /** A moderation in front of the model refused the prompt. */
  flagged: boolean;
  /** The error came within an answer of status 200: the model had been at work. */
  begun?: boolean;
}

const Detail = z.looseObject({
  message: z.string().optional(),
  code: z.union([z.string(), z.number()]).nullish(),
  type: z.string().nullish(),
  param: z.string().nullish(),
  /** Anthropic, where the type alone does not say it. */
  details: z.looseObject({ error_code: z.string().optional() }).nullish().catch(null),
  /** OpenRouter, and Azure. */
  metadata: z
    .looseObject({ reasons: z.unknown(), flagged_input: z.unknown() })
    .partial()
    .nullish()
    .catch(null),
  innererror: z.looseObject({ code: z.string().optional() }).nullish().catch(null),
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
    code:
      nested?.details?.error_code ?? (nested?.code == null ? (nested?.type ?? null) : String(nested.code)),
    // LiteLLM writes Python's None.
    param: nested?.param === 'None' ? null : (nested?.param ?? null),
    flagged:
      nested?.innererror?.code === 'ResponsibleAIPolicyViolation' ||
      nested?.metadata?.reasons !== undefined ||
      nested?.metadata?.flagged_input !== undefined,
  };
}

/** A failure that every further request would meet too, as an error for people; else `null`. */
export function fatalOf(
  failure: Failure,
  { baseUrl, name, keyHint }: Pick<Connection, 'baseUrl' | 'name' | 'keyHint'>,
): UsageError | null {
  const { status, code, message } = failure;
  const said = `${baseUrl} answered ${status}: ${message}`;
  if (status >= 300 && status < 400)
    return new UsageError(said, { hint: 'Give the address that it redirects to as --base-url.' });
  if (status === 401) return new UsageError(said, { hint: keyHint });
  if (status === 403)
    return new UsageError(said, {
      hint: `The key may not use ${name}, or the server refuses this address or region.`,
    });
  if (status === 404 || code === 'model_not_found')
    return new UsageError(said, {
      hint: `Check the model's name "${name}", that the base URL ends as the server wants it (often in /v1), and the protocol (--mode chat or completion).`,
    });
  if (isExhausted(failure))
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
export const isRefusal = ({ code, message, flagged }: Failure): boolean =>
  flagged ||
  code === 'content_filter' ||
  code === 'content_policy_violation' ||
  // LiteLLM names the exception of the server behind it.
  message.includes('ContentPolicyViolationError');

/** The money is used up; waiting does not help. Anthropic says so by status 400 and a sentence, too. */
export const isExhausted = ({ status, code, message }: Failure): boolean =>
  status === 402 ||
  ['insufficient_quota', 'billing_error', 'enforced_spend_limit_reached'].includes(code ?? '') ||
  (status === 400 && /credit balance is too low|usage limits|spend limit/i.test(message));
