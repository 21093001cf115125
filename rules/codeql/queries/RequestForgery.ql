/**
 * @name Request to an address out of a parameter
 * @description A caller who chooses the whole address reaches what only the server may reach.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.1
 * @precision medium
 * @id sallm/py/parameter-full-ssrf
 * @tags security
 *       external/cwe/cwe-918
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.ServerSideRequestForgeryQuery
import FullServerSideRequestForgeryFlow::PathGraph

from FullServerSideRequestForgeryFlow::PathNode source, FullServerSideRequestForgeryFlow::PathNode sink
where
  FullServerSideRequestForgeryFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "The address of this request depends on a $@.", source.getNode(), "function's parameter"
