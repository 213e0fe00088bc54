/** Metrics that can be computed, but say nothing of this network. */
export const metricMessages = {
  'accuracy-of-regression': (a: { metric: string; countsRight: boolean }) =>
    `${a.metric} ${
      a.countsRight
        ? 'is made for classes: it compares the target with 0 or 1, or the places of the largest numbers, and says nothing of a regression'
        : 'compares classes; with targets that are not classes it says nothing'
    }. Use "mae" to see how far off the answers are.`,
  'accuracy-of-signs': (a: { metric: string }) =>
    `${a.metric} knows the classes 0 and 1 only, as in Keras: with targets of −1 it says nothing. Write 0 in place of −1 ("hinge" takes 0 and 1 too), or look at the loss instead.`,
  'accuracy-of-labels': (a: { metric: string; outputs: number }) =>
    `${a.metric} looks only at which output is the largest, but here each of the ${a.outputs} outputs is a label of its own. Use "binary_accuracy".`,
  'accuracy-of-logits': (a: { metric: string; hinge: boolean; remedy: 'threshold' | 'from_logits' | 'none' }) => {
    const border = a.hinge
      ? 'under "hinge" an output above 0 means class 1'
      : 'with "from_logits" an output is a logit, which means class 1 above 0';
    switch (a.remedy) {
      case 'threshold':
        return `${a.metric} takes outputs above 0.5 for class 1, but ${border}. Give it a threshold of 0.`;
      case 'from_logits':
        return `${a.metric} takes outputs for probabilities, but ${border}. Write "from_logits": true in the metric, too.`;
      case 'none':
        return `${a.metric} takes outputs for probabilities, but ${border}. Use another metric, or end in "sigmoid" or "softmax".`;
    }
  },
  'always-yes': (a: { metric: string }) =>
    `Without a "threshold", ${a.metric} takes the largest output of a row for a yes: with a single output that is always yes. Write "threshold": 0.5.`,
  'largest-of-one': (a: { metric: string }) =>
    `${a.metric} looks at which output is the largest, and here there is only one. Use "accuracy", which compares it with 0.5.`,
};
