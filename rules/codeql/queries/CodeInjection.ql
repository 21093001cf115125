/**
 * @name Code built from a parameter
 * @description Code that contains a parameter lets the caller run anything.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.3
 * @precision medium
 * @id sallm/py/parameter-code-injection
 * @tags security
 *       external/cwe/cwe-094
 *       external/cwe/cwe-095
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.CodeInjectionQuery
import CodeInjectionFlow::PathGraph

from CodeInjectionFlow::PathNode source, CodeInjectionFlow::PathNode sink
where
  CodeInjectionFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This code execution depends on a $@.", source.getNode(), "function's parameter"
