import type { Rule, SinkHit } from '../../rule.ts';
import { originOf } from '../origin.ts';
import { confidential } from './confidential.ts';

/** A part of it alone, such as the last four digits of a number. */
const isWhole = ({ taints, context }: SinkHit): boolean =>
  taints.some((taint) => context.module.text[originOf(taint).end] !== '[');

const level = '{debug,info,warning,warn,error,critical,exception,log}';

export const secretInLog = {
  id: 'secret-in-log',
  title: 'Secret written to a log',
  cwes: [532, 312],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A value whose name says that it is a password, a key, a token or the number of a card is written to a log.',
  why: 'Logs are kept for long, copied to other systems and read by more people than may know the secret.',
  fix: 'Leave it out, or log a part that tells nothing, such as the last four digits.',
  bad: [
    `import logging

def log_in(user, password):
    logging.info("login of %s with %s", user, password)
`,
    `import logging

logger = logging.getLogger(__name__)

def pay(order):
    logger.debug(f"charging {order['card_number']}")
`,
  ],
  good: [
    `import logging

def log_in(user, password):
    logging.info("login of %s, password of %d characters", user, len(password))
`,
    `import logging

logger = logging.getLogger(__name__)

def pay(order):
    logger.debug("charging %s", order["card_number"][-4:])
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/532.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude',
  ],
  tags: ['logging', 'secrets'],
  flow: {
    sources: [confidential],
    guardKinds: [],
    sanitizers: ['*.{mask,masked,redact,obfuscate,hash_password}', '{mask,redact}'],
    sinks: [
      {
        call: [`logging.${level}`, `logging.Logger.${level}`, `*.logger.${level}`],
        arg: 'any',
        when: isWhole,
      },
      { call: `loguru.logger.${level}`, arg: 'any', when: isWhole },
    ],
  },
} satisfies Rule;
