/** Two references, written by hand in each format as its programs write them. */
export const RIS = `TY  - JOUR
AU  - Cherkin, Daniel C.
AU  - Sherman, Karen J
AU  - Müller, Anna
TI  - Effect of mindfulness-based stress reduction on back pain
JO  - JAMA
VL  - 315
IS  - 12
SP  - 1240
EP  - 1249
PY  - 2016/03/22/
DO  - 10.1001/JAMA.2016.2323
DB  - PubMed
AN  - 27002445
ER  - 

TY  - JOUR
A1  - Morone NE
T1  - "I felt like a new person": mindfulness in older adults
JF  - The Journal of Pain
Y1  - 2009
ER  - 
`;

export const NBIB = `PMID- 27002445
OWN - NLM
DP  - 2016 Mar 22-29
TI  - Effect of mindfulness-based stress reduction on back
      pain
PG  - 1240-1249
VI  - 315
IP  - 12
LID - 10.1001/jama.2016.2323 [doi]
FAU - Cherkin, Daniel C
AU  - Cherkin DC
FAU - Sherman, Karen J
FAU - Müller, Anna
PT  - Journal Article
JT  - JAMA
AID - jama.2016.2323 [pii]

PMID- 18775690
DP  - 2009 Sep
TI  - "I felt like a new person": mindfulness in older adults
AU  - Morone NE
JT  - The Journal of Pain
`;

export const CSL_JSON = JSON.stringify([
  {
    id: 'cherkin',
    type: 'article-journal',
    title: 'Effect of mindfulness-based stress reduction on back pain',
    author: [
      { family: 'Cherkin', given: 'Daniel C.' },
      { family: 'Sherman', given: 'Karen J' },
      { family: 'Müller', given: 'Anna' },
    ],
    'container-title': 'JAMA',
    volume: '315',
    issue: 12,
    page: '1240-1249',
    issued: { 'date-parts': [['2016', 3, 22]] },
    DOI: '10.1001/jama.2016.2323',
  },
  {
    type: 'article-journal',
    title: '"I felt like a new person": mindfulness in older adults',
    issued: { raw: 'Sep 2009' },
  },
]);

export const BIBTEX = `@string{jama = "JAMA"}
@comment{written by hand}
@article{cherkin2016,
  title = {{Effect of mindfulness-based stress reduction} on back pain},
  author = {Cherkin, Daniel C. and Karen J Sherman and M{\\"u}ller, Anna},
  journal = jama,
  volume = 315, number = "12",
  pages = {1240--1249},
  doi = {10.1001/jama.2016.2323},
  year = 2016
}
@article{morone2009,
  title = "\`\`I felt like a new person'': mindfulness in older adults",
  author = {Morone, Natalia E.},
  journal = {The Journal of Pain},
  year = {2009}
}
`;
