/**
 * @name Template built from a parameter
 * @description A template that contains a parameter lets the caller run code on the server.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.3
 * @precision medium
 * @id sallm/py/parameter-template-injection
 * @tags security
 *       external/cwe/cwe-074
 *       external/cwe/cwe-1336
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.TemplateInjectionQuery
import TemplateInjectionFlow::PathGraph

from TemplateInjectionFlow::PathNode source, TemplateInjectionFlow::PathNode sink
where
  TemplateInjectionFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This template depends on a $@.", source.getNode(), "function's parameter"
