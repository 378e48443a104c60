/** What only people say so: codes as words, and people and places in scripts without capital letters. */
import { expect, test } from 'vitest';
import { withoutPersonal } from './personal';
import './testing/words';

test.each([
  ['the pin is four, seven two nine and it says no', 'four, seven two nine'],
  ['verification number seven four two zero one nine, refused', 'seven four two zero one nine'],
  ['Код был пять один девять четыре, и он просрочен', 'пять один девять четыре'],
  ['der Code war drei drei acht eins', 'drei drei acht eins'],
  ['息子の大輔が設定しました。', '大輔'],
  ['친구 김민수가 설치했습니다.', '김민수'],
  ['저는 김민수이고 오류가 나옵니다.', '김민수'],
  ['اسمي سلمى الحداد والصفحة بيضاء.', 'سلمى الحداد'],
  ['住在青石路12号2单元,上周换了宽带。', '青石路12号2单元'],
])('%s', (text, secret) => {
  expect(withoutPersonal(text).text).not.toContain(secret);
});

test.each([
  'I tried one or two browsers, three times, and got the same error four times',
  'it worked for two days and then one, two, three, gone',
])('%s: stays whole', text => {
  expect(withoutPersonal(text).text).toBe(text);
});
