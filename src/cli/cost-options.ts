import type { Command } from 'commander';
import { type CostOptions, parsePrices } from '../benchmark/cost/options.ts';
import { UsageError } from '../core/errors.ts';
import { repeated } from './values.ts';

/** The options of commands that may cost money. */
export function addCostOptions(command: Command): void {
  const group = 'What it may cost:';
  const add = (flags: string, text: string) =>
    command.addOption(command.createOption(flags, text).helpGroup(group));
  add('--dry-run', 'only estimate requests, tokens, money and time; asks nothing');
  add('--max-cost <usd>', 'hard cap over the whole run, resumes included; then it stops, to be continued');
  add('--max-requests <count>', 'the same for requests, retries included');
  const price = command.createOption(
    '--price <price>',
    'IN,OUT in USD per million tokens where no price is known, or MODEL=IN,OUT; to be repeated',
  );
  command.addOption(price.helpGroup(group).argParser(repeated));
  command.addOption(command.createOption('--estimate').hideHelp());
}

interface Given {
  dryRun?: boolean;
  estimate?: boolean;
  maxCost?: string;
  maxRequests?: string;
  price?: string[];
}

/** What the user said about cost. Throws UsageError. */
export function costOptions(command: Command): CostOptions {
  const { maxCost, maxRequests, price } = command.opts<Given>();
  return {
    ...(maxCost !== undefined && { maxCost: amount('--max-cost', maxCost, false) }),
    ...(maxRequests !== undefined && { maxRequests: amount('--max-requests', maxRequests, true) }),
    ...(price && { prices: parsePrices(price) }),
  };
}

/** Whether nothing is to be asked. */
export const isDryRun = (command: Command): boolean => {
  const { dryRun, estimate } = command.opts<Given>();
  return dryRun === true || estimate === true;
};

function amount(flag: string, text: string, whole: boolean): number {
  const value = text.trim() === '' ? NaN : Number(text.replace(/^\$/, ''));
  if (value >= 0 && (whole ? Number.isSafeInteger(value) : Number.isFinite(value))) return value;
  throw new UsageError(`${flag}: "${text}" is not ${whole ? 'a whole number' : 'an amount in USD'} from 0.`);
}
