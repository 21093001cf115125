/**
 * @name Deserialization of a parameter
 * @description A format that can carry code runs the caller's code when it is read.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.8
 * @precision medium
 * @id sallm/py/parameter-unsafe-deserialization
 * @tags security
 *       external/cwe/cwe-502
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.UnsafeDeserializationQuery
import UnsafeDeserializationFlow::PathGraph

from UnsafeDeserializationFlow::PathNode source, UnsafeDeserializationFlow::PathNode sink
where
  UnsafeDeserializationFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This deserialization depends on a $@.", source.getNode(), "function's parameter"
