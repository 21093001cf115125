/**
 * @name LDAP query built from a parameter
 * @description A filter or name that contains a parameter lets the caller find other entries.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.8
 * @precision medium
 * @id sallm/py/parameter-ldap-injection
 * @tags security
 *       external/cwe/cwe-090
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.LdapInjectionQuery
import LdapInjectionFlow::PathGraph

from LdapInjectionFlow::PathNode source, LdapInjectionFlow::PathNode sink
where
  (
    LdapInjectionDnFlow::flowPath(source.asPathNode1(), sink.asPathNode1())
    or
    LdapInjectionFilterFlow::flowPath(source.asPathNode2(), sink.asPathNode2())
  ) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This LDAP query depends on a $@.", source.getNode(),
  "function's parameter"
