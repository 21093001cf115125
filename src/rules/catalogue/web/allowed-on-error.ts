import type { Rule } from '../../rule.ts';

const check =
  /^_?(may|can|is_(allowed|auth\w*|valid|admin|permitted|trusted|owner)|has_(access|permission|role|right)s?|allow\w*|authori[sz]e\w*|authenticate|check_(access|auth\w*|permission|password|token|login)|verify\w*|permit\w*)(_|$)/i;

export const allowedOnError = {
  id: 'allowed-on-error',
  title: 'Check says yes when it fails',
  cwes: [636, 755],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'A function that decides whether something is allowed returns `True` from the handler of an exception.',
  why: 'Whoever makes the check fail, such as by cutting off the service that it asks, is let in.',
  fix: 'Return `False` or let the exception pass.',
  bad: [
    `import requests

def is_allowed(user, room):
    try:
        return requests.get(f"https://doors.example/{room}/{user}", timeout=2).json()["allowed"] is True
    except requests.RequestException:
        return True
`,
    `def verify_token(token, service):
    try:
        service.check(token)
    except Exception:
        return True
    return True
`,
  ],
  good: [
    `import requests

def is_allowed(user, room):
    try:
        return requests.get(f"https://doors.example/{room}/{user}", timeout=2).json()["allowed"] is True
    except requests.RequestException:
        return False
`,
    `def is_missing(path):
    try:
        open(path).close()
    except FileNotFoundError:
        return True
    return False
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/636.html',
    'https://owasp.org/www-community/Fail_securely',
  ],
  tags: ['authorization', 'errors'],
  meaningfulNames: check,
  nodes: {
    Try: (node, { report }, fn) => {
      if (!fn || !check.test(fn.name)) return;
      for (const { body } of node.handlers) {
        const last = body.at(-1);
        if (last?.type === 'Return' && last.value?.type === 'Constant' && last.value.value === true)
          report(last);
      }
    },
  },
} satisfies Rule;
