import { skeleton } from '../../engine/values/shape.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { replacesAll } from '../text.ts';

const dnText = /^\W*(cn|uid|ou|o|dc|sn|mail|samaccountname)=[^&?\s]*,\s*(ou|dc|o|cn|l|c)=/i;

/** Data that someone has escaped by hand, completely: every character with a meaning of its own. */
const isEscapedFilter = (hit: SinkHit): boolean => replacesAll(hit, ['*', '(', ')', '\\']);
/** By hand in many steps: the backslash has to be among them. */
const isEscapedName = ({ context }: SinkHit): boolean =>
  /\.replace\(\s*r?(['"])\\\\?\1/.test(context.module.text);

const isFilter = (hit: SinkHit): boolean => !isEscapedFilter(hit);
const isDistinguishedName = (hit: SinkHit): boolean =>
  dnText.test(skeleton(hit.value)) && !/[(&]/.test(skeleton(hit.value)) && !isEscapedName(hit);

export const ldapInjection = {
  id: 'ldap-injection',
  title: 'LDAP filter or name built from untrusted data',
  cwes: [90],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'Untrusted data becomes part of a search filter or of a distinguished name.',
  why: 'In a filter, `*`, `(` and `)` have a meaning; in a name, `,`, `+` and others. Whoever controls the data finds other entries, or logs in as someone else.',
  fix: 'Escape: `ldap3.utils.conv.escape_filter_chars` or `ldap.filter.escape_filter_chars` for filters, `ldap3.utils.dn.escape_rdn` or `ldap.dn.escape_dn_chars` for names.',
  bad: [
    `import ldap3

def find(connection: ldap3.Connection, name):
    connection.search("dc=example,dc=org", f"(cn={name})")
    return connection.entries
`,
    `import ldap

def mail(server, uid):
    connection = ldap.initialize(server)
    text = "(&(uid=%s)(objectClass=person))" % uid.replace("(", "").replace(")", "")
    return connection.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, text)
`,
    `def entry_name(person, department):
    return "cn=" + person + ",ou=" + department + ",dc=example,dc=org"
`,
  ],
  good: [
    `import ldap3
from ldap3.utils.conv import escape_filter_chars

def find(connection: ldap3.Connection, name):
    connection.search("dc=example,dc=org", f"(cn={escape_filter_chars(name)})")
    return connection.entries
`,
    `import ldap
from ldap.filter import filter_format

def mail(server, uid):
    connection = ldap.initialize(server)
    return connection.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, filter_format("(uid=%s)", [uid]))
`,
    `from ldap.dn import escape_dn_chars

def entry_name(person):
    return "cn=" + escape_dn_chars(person) + ",ou=people,dc=example,dc=org"
`,
    `import re

def find(connection, uid):
    return re.search("uid", uid) and connection.search(uid)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/90.html',
    'https://ldap3.readthedocs.io/en/latest/searches.html',
    'https://www.python-ldap.org/en/latest/reference/ldap-filter.html',
  ],
  tags: ['ldap', 'ldap3'],
  flow: {
    sinks: [
      { call: 'ldap3.Connection.search', arg: [1, 'search_filter'], when: isFilter },
      { call: 'ldap3.Connection.search', arg: [0, 'search_base'], when: isDistinguishedName },
      {
        call: 'ldap.LDAPObject.{search,search_s,search_st,search_ext,search_ext_s}',
        arg: [2, 'filterstr'],
        when: isFilter,
      },
      {
        call: 'ldap.LDAPObject.{search,search_s,search_st,search_ext,search_ext_s,simple_bind_s,bind_s,delete_s,modify_s,add_s}',
        when: isDistinguishedName,
      },
      {
        call: '*.{search,search_s,search_ext,search_ext_s,paged_search}',
        arg: 'any',
        when: (hit) => /^\s*\([&|!]*\(?[\w-]+[~<>]?=[^)]*\0/.test(skeleton(hit.value)) && isFilter(hit),
      },
      { returns: () => true, when: isDistinguishedName },
    ],
    sanitizers: [
      'ldap3.utils.conv.escape_filter_chars',
      'ldap3.utils.conv.escape_bytes',
      'ldap.filter.{escape_filter_chars,filter_format}',
      'ldap.dn.escape_dn_chars',
      'ldap3.utils.dn.{escape_rdn,safe_rdn}',
    ],
  },
} satisfies Rule;
