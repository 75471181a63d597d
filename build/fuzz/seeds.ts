import writeXlsxFile from 'write-excel-file/node';

/** What spreadsheets, browsers and file systems might run, in places where a title or a number should stand. */
export const HOSTILE: readonly string[] = [
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+HYPERLINK("http://x.test","click")',
  "-2+3+cmd|' /C calc'!A0",
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  'javascript:alert(1)',
  '\u202Egnp.exe',
  '\u0000',
  '\u001b[2J',
  '\ufeff',
  '\ud800',
  '__proto__',
  'constructor',
  '${7*7}',
  '{{7*7}}',
  "'; DROP TABLE study; --",
  '=1+1',
  '=sqrt(-1)',
  '=9^9^9^9',
  '=(((((((((((1)))))))))))',
  '1e999',
  '-0',
  '1,234',
  '٣٫١٤',
  '１２',
  '∞',
  'NaN',
  '1/0',
  '￹',
  '{'.repeat(400),
  '['.repeat(400),
  '"'.repeat(31),
  ' '.repeat(500),
  '0'.repeat(300),
  '\t\t\t',
  '\r\r\r',
];

export const RIS = `TY  - JOUR
AU  - Cherkin, Daniel C.
AU  - Müller, Anna
TI  - Effect of mindfulness-based stress reduction on back pain
JO  - JAMA
VL  - 315
SP  - 1240
EP  - 1249
PY  - 2016/03/22/
DO  - 10.1001/JAMA.2016.2323
DB  - PubMed
AN  - 27002445
AB  - Adults with low back pain (N = 342).
ER  - 

TY  - JOUR
A1  - Morone NE
T1  - Mindfulness in older adults with pain: a pilot study
Y1  - 2009
ER  - 
`;

export const NBIB = `PMID- 27002445
DP  - 2016 Mar 22-29
TI  - Effect of mindfulness-based stress reduction on back
      pain
LID - 10.1001/jama.2016.2323 [doi]
FAU - Cherkin, Daniel C
JT  - JAMA

PMID- 18775690
DP  - 2009 Sep
TI  - Mindfulness in older adults with pain: a pilot study
AU  - Morone NE
`;

export const CSL_JSON = JSON.stringify([
  {
    type: 'article-journal',
    title: 'Effect of mindfulness on back pain',
    author: [{ family: 'Cherkin', given: 'D' }],
    issued: { 'date-parts': [[2016]] },
    DOI: '10.1001/x',
  },
  { type: 'book', title: 'A second title that is long enough', issued: { raw: '2009' } },
]);

export const BIBTEX = `@string{jama = "JAMA"}
@article{cherkin2016,
  title = {{Effect of mindfulness} on back pain},
  author = {Cherkin, Daniel and M{\\"u}ller, Anna},
  journal = jama, year = 2016, doi = {10.1001/jama.2016.2323}
}
@article{b, title = "A second title that is long enough", year = {2009}}
`;

export const CSV: readonly string[] = [
  'study,year,n1i,m1i,sd1i,n2i,m2i,sd2i\nRuiz,2021,50,4.10,2.2,48,5.0,2.1\nLee,2020,40,4.4,2.0,41,5.0,2.1\n',
  'slab;ai;bi;ci;di\nA;12;88;20;80\nB;1;9;2;8\n',
  'study\ttreat\tweek\tmean\tsd\tn\nA\tMBSR\t8\t4,1\t2,0\t30\n\tUsual care\t8\t5,0\t2,1\t31\n',
  'studlab,TE,seTE,lower,upper,dose\nA,-0.33,0.14,-0.60,-0.06,"8, weekly"\n"B ""quoted""",0.2,0.1,0.0,0.4,12\n',
];

/** A small workbook, as bytes. */
export async function workbook(): Promise<Uint8Array> {
  const text = (value: string) => ({ value });
  const number = (value: number) => ({ type: Number, value });
  const file = writeXlsxFile([
    {
      sheet: 'Results',
      data: [
        ['study', 'n1i', 'm1i', 'sd1i', 'n2i', 'm2i', 'sd2i'].map(text),
        [text('Ruiz'), ...[50, 4.1, 2.2, 48, 5, 2.1].map(number)],
        [text('Lee'), ...[40, 4.4, 2, 41, 5, 2.1].map(number)],
      ],
    },
  ] as never);
  return new Uint8Array(await file.toBuffer());
}
