/** Korean by the English text of the keys of sheets. */
export const sheetTexts: Readonly<Record<string, string>> = {
  'What this sheet is called on screen.': '화면에 표시할 시트의 이름입니다.',
  'Functions of x, up to 12: expressions such as "x^2 - x - 2", activations by name, or losses of the prediction x for a given target.':
    'x의 함수를 12개까지 적습니다. "x^2 - x - 2" 같은 식, 활성화 함수의 이름, 정해진 정답에 대한 예측값 x의 손실 함수를 쓸 수 있습니다.',
  'The target that the prediction x is held against.': '예측값 x와 비교할 정답입니다.',
  'Where the curves begin.': '곡선이 시작하는 x 값입니다.',
  'Where the curves end.': '곡선이 끝나는 x 값입니다.',
  'From one row of the table of values to the next; a twentieth of the range if not given.':
    '값 표에서 한 행과 다음 행 사이의 간격입니다. 없으면 범위의 20분의 1을 씁니다.',
  'From where to where the functions are drawn, and the step of the table of values.': '함수를 그릴 범위와 값 표의 간격입니다.',
  'Tensors by name: numbers as lists in lists, or an expression with NumPy’s names, such as "transpose(a)", "a @ b", "sum(a, axis=0)" or "a[0, 1:3]".':
    '텐서를 이름별로 적습니다. 수를 리스트로 적거나, "transpose(a)", "a @ b", "sum(a, axis=0)", "a[0, 1:3]"처럼 NumPy의 이름을 쓴 식을 적습니다.',
};
