/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The codes that proposals are written in. Events keep the code with its scheme, never the words.
 */
typedef enum
{
  GVT_PROPOSAL_NEW,        /* may vote and is not in the list */
  GVT_PROPOSAL_DEATH,      /* has died */
  GVT_PROPOSAL_MOVE,       /* has moved away, or is at the wrong TPS */
  GVT_PROPOSAL_WRONG_DATA, /* something in the list is wrong */
} GvtProposalKind;

const char *
gvt_proposal_kind_to_text (GvtProposalKind kind); /* "new", "death", "move", "wrong_data" */
gboolean gvt_proposal_kind_from_text (const char *text, GvtProposalKind *kind, GError **error);
/** gvt_proposal_kind_describe: in words. Translated. Returns: (transfer none) */
const char *gvt_proposal_kind_describe (GvtProposalKind kind);

/* Reasons for which a voter no longer meets the conditions (TMS), PKPU 7/2022: 1 died, 4 moved
 * away, 8 placed at the wrong TPS. A number without its scheme means nothing: 8 meant another thing
 * before 2022. */
#define GVT_TMS_SCHEME    "2023/2024"
#define GVT_TMS_DIED      1
#define GVT_TMS_MOVED     4
#define GVT_TMS_WRONG_TPS 8

/** gvt_proposal_kind_tms: the code of @kind when none is given; 0 where none applies */
guint gvt_proposal_kind_tms (GvtProposalKind kind);
gboolean gvt_proposal_kind_takes_tms (GvtProposalKind kind, guint code);

/* Evidence and reporters, of this scheme. */
#define GVT_EVIDENCE_SCHEME "govote-1"

typedef struct
{
  const char *code;
  const char *text; /* English; gettext gives the rest */
} GvtProposalCode;

/** gvt_proposal_evidence: Returns: (transfer none): ends with a %NULL code */
const GvtProposalCode *gvt_proposal_evidence (void);
const GvtProposalCode *gvt_proposal_reporters (void);
/** gvt_proposal_code_find: Returns: (transfer none) (nullable) */
const GvtProposalCode *gvt_proposal_code_find (const GvtProposalCode *codes, const char *code);
/** gvt_proposal_code_describe: in words; the code itself when unknown. Translated. Returns:
 * (transfer none) */
const char *gvt_proposal_code_describe (const GvtProposalCode *codes, const char *code);

G_END_DECLS
