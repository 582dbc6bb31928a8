/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The script: two classes of a school, from the plan to the report. */
#include "gvt-scripted-visit.h"

#define MODULE "m7-sah-tidak-sah"

#define PLAN \
  "{\"name\":\"SMAN 1 Praya\",\"place\":\"52.02.04.2003\",\"date\":\"2026-11-24\"," \
  "\"expected\":62,\"classes\":2,\"modules\":[{\"module\":\"" MODULE "\",\"minutes\":25}]}"

#define ANSWER(card, answer) card ":m7-dua-lubang-satu-kolom:" answer "\n"

const GvtVisitAct gvt_visit_acts[] = {
  { "plan", { "visit", "plan", "-" }, PLAN, GVT_ACT_ONCE },
  { "open", { "session", "open", "@visit", "--name", "X-1" }, NULL, GVT_ACT_ONCE },
  { "attend",
    { "session", "attend", "@1", "--groups", "-" },
    "L 17-21 0 14\nP 17-21 0 17\n",
    GVT_ACT_WHOLE },
  { "teach", { "session", "teach", "@1", MODULE }, NULL, GVT_ACT_WHOLE },
  { "answer",
    { "session", "answer", "@1", MODULE, "-" },
    ANSWER ("1", "a") ANSWER ("2", "b") ANSWER ("3", "a") ANSWER ("4", "a"),
    GVT_ACT_PARTS },
  { "close", { "session", "close", "@1" }, NULL, GVT_ACT_ONCE },
  { "report", { "visit", "report", "@visit", "@report" }, NULL, GVT_ACT_WHOLE },
  { .name = NULL },
};
