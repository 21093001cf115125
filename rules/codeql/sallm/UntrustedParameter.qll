/**
 * The parameters of functions that others may call, taken for untrusted.
 *
 * A generated function is judged without its callers: who will pass what is not known, so the worst is assumed, as its
 * tests do. Importing this makes every query that starts at remote sources start at such parameters too.
 */

private import python
private import semmle.python.dataflow.new.DataFlow
private import semmle.python.dataflow.new.RemoteFlowSources

/** A parameter, other than the instance or class itself, of a function whose name is not private. */
class UntrustedParameter extends RemoteFlowSource::Range {
  UntrustedParameter() {
    exists(Function function, Parameter parameter |
      function.isPublic() or function.isInitMethod()
    |
      parameter = function.getAnArg() and
      not parameter.isSelf() and
      not parameter.getName() = "cls" and
      this.(DataFlow::ParameterNode).getParameter() = parameter
    )
  }

  override string getSourceType() { result = "parameter of a public function" }
}
