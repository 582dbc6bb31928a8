/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The code lists of the data desk. Events hold codes with the version of their list, never words;
 * a code of a newer list is kept and shown as it is. Lists end with a NULL code. */
typedef struct
{
  const char *code;
  const char *words; /* for people, marked for translation */
} GvtCode;

/* What is proposed. In KPU's working list: B, TMS 1, TMS 4, TMS of another number, TMS 8, U. */
#define GVT_PROPOSAL_NEW        "new"
#define GVT_PROPOSAL_DEATH      "death"
#define GVT_PROPOSAL_MOVE       "move" /* has left the village */
#define GVT_PROPOSAL_TMS        "tms"  /* does not qualify for another reason */
#define GVT_PROPOSAL_WRONG_TPS  "wrong_tps"
#define GVT_PROPOSAL_WRONG_DATA "wrong_data"
extern const GvtCode gvt_proposal_codes[];

/* What the reporter showed: documents that updating (PDPB) accepts. */
#define GVT_EVIDENCE_SCHEME "pdpb/2025"
extern const GvtCode gvt_evidence_codes[];

/* Who reports. */
extern const GvtCode gvt_reporter_codes[];

/* Why somebody does not qualify (tidak memenuhi syarat): PKPU 7/2022, and the scheme before it;
 * gvt-tms.h. */
#define GVT_TMS_SCHEME      "2023/2024"
#define GVT_TMS_SCHEME_2020 "2018-2020"
#define GVT_TMS_DEATH       "1"
#define GVT_TMS_MOVE        "4"
#define GVT_TMS_WRONG_TPS   "8" /* of 2023/2024 alone */
extern const GvtCode gvt_tms_codes[];
extern const GvtCode gvt_tms_codes_2020[];

/* Kinds of disability in the same year's lists; "0" is none. */
#define GVT_DISABILITY_SCHEME "2023/2024"
extern const GvtCode gvt_disability_codes[];

/* Why a proposal is taken back. */
extern const GvtCode gvt_withdrawal_codes[];

/* How far a proposal has come (design D4), and why one is rejected. */
extern const GvtCode gvt_proposal_state_codes[];
extern const GvtCode gvt_rejection_codes[];

gboolean gvt_code_is_listed (const GvtCode *list, const char *code);
/** gvt_code_words: translated. Returns: (transfer none): @code itself when it is not in @list */
const char *gvt_code_words (const GvtCode *list, const char *code);
/** gvt_code_is_well_formed: 1 to 32 of a-z 0-9 _ -: what an event of any version may hold */
gboolean gvt_code_is_well_formed (const char *code);

G_END_DECLS
