// A reporter beside the one for people: a line for each test that failed, with the file that it stands in.

/** Writes `file<TAB>name`. A file that fails as a whole is its own name. */
export default async function* failed(events) {
  for await (const { type, data } of events) {
    if (type === "test:fail" && !data.todo) yield `${data.file ?? data.name}\t${data.name}\n`;
  }
}
