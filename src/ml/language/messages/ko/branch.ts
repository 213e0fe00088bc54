import type { branchMessages as english } from '../branch';

export const branchMessages: typeof english = {
  'branch-began': (a) =>
    [
      `${a.run} 실행의 에포크 ${a.epoch}에서 이어 학습했습니다.`,
      ...(a.freshOptimizer ? ['옵티마이저가 달라 그 시점에서 새로 시작했습니다.'] : []),
      ...(a.otherData ? ['데이터가 원래 실행과 다릅니다.'] : []),
    ].join(' '),
  'branch-does-not-fit': (a) =>
    a.was === ''
      ? `명세를 이 실행에 이어 학습시킬 수 없습니다. 실행에 없는 가중치가 명세에 있습니다: "${a.name}", 모양 ${a.is}. 층을 동결하거나 가중치가 없는 층을 추가할 수는 있지만 가중치는 추가할 수 없습니다.`
      : a.is === ''
        ? `명세를 이 실행에 이어 학습시킬 수 없습니다. 명세의 신경망에 없는 가중치가 실행에 있습니다: "${a.name}", 모양 ${a.was}.`
        : `명세를 이 실행에 이어 학습시킬 수 없습니다. "${a.name}" 가중치의 모양이 실행에서는 ${a.was}, 명세에서는 ${a.is}입니다.`,
  'branch-without-epochs': (a) =>
    `에포크 ${a.epoch} 뒤에 학습할 것이 남아 있지 않습니다. 명세의 "epochs" 값이 ${a.epochs}입니다. 에포크는 실행의 처음부터 세므로 "epochs" 값이 더 커야 합니다.`,
  'branch-after-end': (a) => `실행에 이어서 학습할 에포크 ${a.epoch} 시점이 없습니다. 저장된 에포크: ${a.done}개.`,
  'branch-before-branch': (a) =>
    `에포크 ${a.epoch} 시점은 이 실행의 것이 아닙니다. 이 실행은 에포크 ${a.from}에서 갈라졌습니다. 원래 실행에서 이어 하거나 에포크 ${a.from} 뒤에서 이어 하세요.`,
  'branch-not-kept': (a) =>
    `에포크 ${a.epoch}에서 이어 할 수 없습니다. 그 시점의 옵티마이저 상태가 저장되지 않았고, 데이터나 엔진이 달라져 그 시점까지 다시 계산할 수도 없습니다. 마지막 에포크 등 다른 에포크를 선택하세요.`,
  'branch-best-not-kept': (a) =>
    `"restore_best_weights" 설정으로는 에포크 ${a.epoch}에서 이어 할 수 없습니다. 그때까지 가장 좋았던 에포크 ${a.best}의 가중치가 저장되지 않았습니다. 에포크 ${a.best} 시점을 선택하거나 "restore_best_weights" 설정을 빼세요.`,
};
