/**
 * @name Page built from a parameter without escaping
 * @description A page that contains a parameter lets the caller run scripts in a reader's browser.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 6.1
 * @precision medium
 * @id sallm/py/parameter-reflective-xss
 * @tags security
 *       external/cwe/cwe-079
 *       external/cwe/cwe-116
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.ReflectedXssQuery
import ReflectedXssFlow::PathGraph

from ReflectedXssFlow::PathNode source, ReflectedXssFlow::PathNode sink
where
  ReflectedXssFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This page depends on a $@.", source.getNode(), "function's parameter"
