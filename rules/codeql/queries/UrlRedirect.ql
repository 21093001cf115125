/**
 * @name Redirection to an address out of a parameter
 * @description A caller who chooses where readers are sent can send them anywhere.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 6.1
 * @precision medium
 * @id sallm/py/parameter-url-redirection
 * @tags security
 *       external/cwe/cwe-601
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.UrlRedirectQuery
import UrlRedirectFlow::PathGraph

from UrlRedirectFlow::PathNode source, UrlRedirectFlow::PathNode sink
where
  UrlRedirectFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This redirection depends on a $@.", source.getNode(), "function's parameter"
