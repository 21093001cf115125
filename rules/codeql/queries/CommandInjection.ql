/**
 * @name Command line built from a parameter
 * @description A command that contains a parameter lets the caller run others.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.8
 * @precision medium
 * @id sallm/py/parameter-command-line-injection
 * @tags security
 *       external/cwe/cwe-078
 *       external/cwe/cwe-088
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.CommandInjectionQuery
import CommandInjectionFlow::PathGraph

from CommandInjectionFlow::PathNode source, CommandInjectionFlow::PathNode sink
where
  CommandInjectionFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This command line depends on a $@.", source.getNode(), "function's parameter"
