/**
 * @name XML out of a parameter read with external entities
 * @description A parser that resolves external entities hands files to whoever wrote the XML.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.1
 * @precision medium
 * @id sallm/py/parameter-xxe
 * @tags security
 *       external/cwe/cwe-611
 *       external/cwe/cwe-827
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.XxeQuery
import XxeFlow::PathGraph

from XxeFlow::PathNode source, XxeFlow::PathNode sink
where
  XxeFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This XML is parsed with external entities and depends on a $@.", source.getNode(), "function's parameter"
