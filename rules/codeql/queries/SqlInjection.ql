/**
 * @name SQL query built from a parameter
 * @description A query that contains a parameter lets the caller change what it does.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 8.8
 * @precision medium
 * @id sallm/py/parameter-sql-injection
 * @tags security
 *       external/cwe/cwe-089
 */

import python
import sallm.UntrustedParameter
import semmle.python.security.dataflow.SqlInjectionQuery
import SqlInjectionFlow::PathGraph

from SqlInjectionFlow::PathNode source, SqlInjectionFlow::PathNode sink
where
  SqlInjectionFlow::flowPath(source, sink) and
  source.getNode() instanceof UntrustedParameter
select sink.getNode(), source, sink, "This SQL query depends on a $@.", source.getNode(), "function's parameter"
