// The samples by number, as columns: what each can be filtered by.
const { ids, numbers, columns } = data.samples;
const taskOf = new Map(data.tasks.map((task) => [task.id, task]));
const numberOf = new Map(ids.map((id, i) => [id, i]));
const valueAt = (column, i) => columns[column].values[columns[column].at[i]];

/** Filter -> its column, and the texts that a value of the column goes by. */
const fields = {
  model: ['configuration', ({ model }) => [model]],
  temperature: ['configuration', ({ temperature }) => [temperatureText(temperature)]],
  style: ['configuration', ({ style }) => [style]],
  cwe: ['task', (task) => (taskOf.get(task)?.cwes ?? []).map(String)],
  task: ['task', (task) => [task]],
  outcome: ['outcome', (outcome) => [outcome]],
  functional: ['functional', (passed) => [passed]],
  tests: ['tests', (verdict) => [verdict]],
  static: ['static', (verdict) => [verdict]],
  combined: ['combined', (verdict) => [verdict]],
};
const filterNames = Object.keys(fields);

const distinct = (name) => {
  const [column, textsOf] = fields[name];
  return [...new Set(columns[column].values.flatMap(textsOf))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
};

/** Numbers of the samples that meet every filter of the state. */
const matching = () => {
  const tests = filterNames
    .filter((name) => state[name] !== undefined)
    .map((name) => {
      const [column, textsOf] = fields[name];
      const { values, at } = columns[column];
      return { at, fits: values.map((value) => textsOf(value).includes(state[name])) };
    });
  const found = [];
  for (let i = 0; i < ids.length; i++) if (tests.every(({ at, fits }) => fits[at[i]])) found.push(i);
  return found;
};
