interface Rule {
  id: number;
  condition: { tabIds?: number[]; resourceTypes: string[] };
  action: { type: string; responseHeaders: { header: string; operation: string; value?: string }[] };
}

/** `declarativeNetRequest`'s session rules. */
export class FakeRules {
  private rules: Rule[] = [];

  async getSessionRules(): Promise<Rule[]> {
    return [...this.rules];
  }

  async updateSessionRules(change: { removeRuleIds?: number[]; addRules?: Rule[] }): Promise<void> {
    const rules = this.rules.filter(({ id }) => !change.removeRuleIds?.includes(id));
    for (const rule of change.addRules ?? []) {
      if (rules.some(({ id }) => id === rule.id)) throw new Error(`Rule with id ${rule.id} does not have a unique ID.`);
      rules.push(rule);
    }
    this.rules = rules;
  }

  /** True if pages in this tab may run no scripts. */
  forbidScripts(tab: number): boolean {
    return /^sandbox(?! [^;]*allow-scripts)/.test(this.header(tab, 'content-security-policy'));
  }

  /** The value of a header on pages in this tab. */
  header(tab: number, wanted: string): string {
    const headers = this.rules
      .filter(({ condition }) => condition.tabIds?.includes(tab) && condition.resourceTypes.includes('main_frame'))
      .flatMap(({ action }) => action.responseHeaders);
    return headers.find(({ header }) => header.toLowerCase() === wanted)?.value ?? '';
  }
}
