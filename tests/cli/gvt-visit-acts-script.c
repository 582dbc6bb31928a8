/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The script: two classes of a school, from the plan to the report, and one of another that was
 * held on paper. */
#include "gvt-scripted-visit.h"

#define MODULE "m7-sah-tidak-sah"

#define PLAN \
  "{\"name\":\"SMAN 1 Praya\",\"place\":\"52.02.04.2003\",\"date\":\"2026-11-24\"," \
  "\"expected\":62,\"classes\":2,\"modules\":[{\"module\":\"" MODULE "\",\"minutes\":25}]}"

/* A day that was long ago whenever this runs. */
#define LATE_PLAN "{\"name\":\"SMPN 2 Praya\",\"place\":\"52.02.04.2003\",\"date\":\"2024-03-05\"}"

#define ANSWER(card, answer) card ":m7-dua-lubang-satu-kolom:" answer "\n"

#define NAMES \
  "Baiq Contoh;P;17-21;0;no;photo\nLalu Misal;L;17-21;0;no;\nSiti Umpama;P;0-16;1;yes;guardian\n"

/* A test has five questions; odd cards have form A before and B after. */
#define TEST     "m5-hari-pemungutan-suara"
#define BEFORE   "1A BDAB-\n2B DACBC\n3A ABDAB\n4B D*CBC\n5A BDABD\n6B DACB-\n"
#define BEFORE_2 "7A BDABD\n8B DACBC\n9A -----\n10B DACBC\n11A BDABD\n"
#define AFTER    "1B DACBC\n2A BDABD\n3B DACBC\n4A BDABD\n5B DACBC\n6A BDABD\n"
#define AFTER_2  "7B DACBC\n8A BDABD\n9B DACBC\n10A BDABD\n11B DACBC\n"

const GvtVisitAct gvt_visit_acts[] = {
  { "plan", { "visit", "plan", "-" }, PLAN, GVT_ACT_WHOLE },
  { "open", { "session", "open", "@visit", "--name", "X-1" }, NULL, GVT_ACT_WHOLE },
  { "order",
    { "session", "order", "@1", "attendance", "pretest", "modules", "survey", "posttest", "close" },
    NULL,
    GVT_ACT_WHOLE },
  { "begin", { "session", "step", "@1", "attendance" }, NULL, GVT_ACT_WHOLE },
  { "attend",
    { "session", "attend", "@1", "--groups", "-" },
    "L 17-21 0 41\nP 17-21 0 71\n",
    GVT_ACT_WHOLE },
  { "take that back", { "session", "undo", "@1" }, NULL, GVT_ACT_WHOLE },
  { "attend rightly",
    { "session", "attend", "@1", "--groups", "-" },
    "L 17-21 0 14\nP 17-21 0 17\n",
    GVT_ACT_WHOLE },
  { "list", { "session", "attend", "@1", "--names", "-" }, NAMES, GVT_ACT_WHOLE },
  { "go to the test", { "session", "step", "@1", "pretest" }, NULL, GVT_ACT_WHOLE },
  { "open test", { "quiz", "open", "@1", TEST, "--phase", "pre" }, NULL, GVT_ACT_WHOLE },
  { "key sheets",
    { "session", "answer", "@1", "--quiz", "@1.1", "--sheets", "-" },
    BEFORE BEFORE_2,
    GVT_ACT_PARTS },
  { "key one wrongly",
    { "session", "answer", "@1", "--quiz", "@1.1", "--sheets", "-" },
    "11A AAAAA\n",
    GVT_ACT_WHOLE },
  { "take it back", { "session", "undo", "@1" }, NULL, GVT_ACT_WHOLE },
  { "close test", { "quiz", "close", "@1.1" }, NULL, GVT_ACT_WHOLE },
  { "go on", { "session", "step", "@1", "modules" }, NULL, GVT_ACT_WHOLE },
  { "teach", { "session", "teach", "@1", MODULE }, NULL, GVT_ACT_WHOLE },
  { "open quiz", { "quiz", "open", "@1", MODULE }, NULL, GVT_ACT_WHOLE },
  { "answer",
    { "quiz", "answer", "@1.2", "-" },
    ANSWER ("1", "a") ANSWER ("2", "b") ANSWER ("3", "a") ANSWER ("4", "a"),
    GVT_ACT_PARTS },
  { "close quiz", { "quiz", "close", "@1.2" }, NULL, GVT_ACT_WHOLE },
  { "leave the survey out",
    { "session", "step", "@1", "survey", "--skip", "--reason", "time" },
    NULL,
    GVT_ACT_WHOLE },
  { "go to the last test", { "session", "step", "@1", "posttest" }, NULL, GVT_ACT_WHOLE },
  { "test again", { "quiz", "open", "@1", TEST, "--phase", "post" }, NULL, GVT_ACT_WHOLE },
  { "key those",
    { "session", "answer", "@1", "--quiz", "@1.3", "--sheets", "-" },
    AFTER AFTER_2,
    GVT_ACT_PARTS },
  { "return to the survey",
    { "session", "step", "@1", "survey", "--return" },
    NULL,
    GVT_ACT_WHOLE },
  { "ask",
    { "session", "survey", "@1", "--sheets", "-" },
    "1 443434443 P 17-21 SMA\n2 333333333 L\n3 44-444444\n",
    GVT_ACT_PARTS },
  { "close", { "session", "close", "@1" }, NULL, GVT_ACT_WHOLE },
  { "open the next", { "session", "next", "@1" }, NULL, GVT_ACT_WHOLE },
  { "skip the test",
    { "session", "step", "@2", "pretest", "--skip", "--reason", "power" },
    NULL,
    GVT_ACT_WHOLE },
  { "take the skipping back", { "session", "undo", "@2" }, NULL, GVT_ACT_WHOLE },
  { "count", { "session", "attend", "@2", "--men", "15", "--women", "16" }, NULL, GVT_ACT_WHOLE },
  { "teach again", { "session", "teach", "@2", MODULE }, NULL, GVT_ACT_WHOLE },
  { "answer again",
    { "session", "answer", "@2", MODULE, "-" },
    ANSWER ("1", "b") ANSWER ("2", "a"),
    GVT_ACT_PARTS },
  { "ask again", { "session", "survey", "@2", "--smileys", "-" }, "1 333\n2 321\n", GVT_ACT_PARTS },
  { "close the next", { "session", "close", "@2" }, NULL, GVT_ACT_WHOLE },
  { "plan what was held on paper", { "visit", "plan", "-" }, LATE_PLAN, GVT_ACT_WHOLE },
  { "open that late",
    { "session", "open", "@visit2", "--name", "IX-1", "--held", "2024-03-05" },
    NULL,
    GVT_ACT_WHOLE },
  { "count them",
    { "session", "attend", "@3", "--men", "9", "--women", "12" },
    NULL,
    GVT_ACT_WHOLE },
  { "close that", { "session", "close", "@3" }, NULL, GVT_ACT_WHOLE },
  { "follow up",
    { "visit", "followup", "@visit", "U1", "--act", "Papan petunjuk", "--role", "Kasubag" },
    NULL,
    GVT_ACT_WHOLE },
  { "report", { "visit", "report", "@visit", "@report" }, NULL, GVT_ACT_WHOLE },
  { .name = NULL },
};
