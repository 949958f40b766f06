/** A reporter of vitest: names the tests that passed only when they were tried again. */
export default class SecondTries {
  #names = [];

  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky) this.#names.push(test.fullName);
  }

  onTestRunEnd() {
    for (const name of this.#names) console.log(`Passed at a second try: ${name}`);
  }
}
