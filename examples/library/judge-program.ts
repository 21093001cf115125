// Judges one program for a task: by its tests in the sandbox, and by static analysis.
import { openProgramJudge } from 'sallm';

const code = `import sqlite3


def customer_by_email(connection: sqlite3.Connection, email: str):
    return connection.execute(f"SELECT * FROM customers WHERE email = '{email}'").fetchone()
`;

// judges: ['tests', 'static'] runs the program, too; that needs the sandbox.
const judge = await openProgramJudge({ cwe: [89], judges: ['static'], analyzers: ['bandit'] });
try {
  const task = judge.tasks.tasks.find(({ id }) => id.includes('customer-by-email')) ?? judge.tasks.tasks[0];
  if (task === undefined) throw new Error('there is no task for CWE-89');
  const { outcome, verdicts, analyses } = await judge.judge(task.id, code);
  console.log(task.id, outcome, verdicts.static);
  for (const { findings } of Object.values(analyses))
    for (const { rule, message, range } of findings) console.log(`${range.line}: ${rule} ${message}`);
} finally {
  await judge.close();
}
