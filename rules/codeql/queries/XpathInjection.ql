/**
 * @name XPath expression built from a parameter
 * @description An expression that contains a parameter lets the caller select other nodes.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.8
 * @precision medium
 * @id sallm/py/parameter-xpath-injection
 * @tags security
 *       external/cwe/cwe-643
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.XpathInjectionQuery
import XpathInjectionFlow::PathGraph

from XpathInjectionFlow::PathNode source, XpathInjectionFlow::PathNode sink
where
  XpathInjectionFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This XPath expression depends on a $@.", source.getNode(), "function's parameter"
