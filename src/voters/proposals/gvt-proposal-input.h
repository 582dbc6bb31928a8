/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-proposal-field.h"

G_BEGIN_DECLS

/* What a person fills in to propose a correction. All is borrowed; zero-initialise. */

typedef struct
{
  GvtProposalField field; /* one of the list's */
  const char *old_value;  /* (nullable): as the list has it, right or wrong */
  const char *new_value;
} GvtProposalChange;

typedef struct
{
  const char *proposal;        /* of gvt_proposal_codes */
  const char *tms_scheme;      /* (nullable): of the reason; that of today */
  const char *tms_code;        /* of gvt_tms_codes_of(), for %GVT_PROPOSAL_TMS; NULL else */
  const char *village;         /* where the voter is listed, or shall be */
  const char *const *evidence; /* (nullable): of gvt_evidence_codes, NULL-terminated; none */
  const char *reporter;        /* of gvt_reporter_codes */
  gboolean is_own_request;     /* he asks for his own data to be put right: UU PDP's days run */
  gboolean has_consent;        /* the reporter agrees that this is kept and passed on */
  const char *scope;           /* (nullable): election or PDPB period it is made for */
  const char *election;        /* (nullable): of the list that shows the voter */
  guint list_version;          /* of that list */
  const char *values[GVT_N_FIELDS]; /* (nullable) each */
  const GvtProposalChange *changes; /* field by field, for wrong data, a move, a wrong TPS */
  guint n_changes;
  GBytes *const *pictures; /* (nullable): of what was shown, or a signature; JPEG or PNG */
  guint n_pictures;
} GvtProposalInput;

#define GVT_PROPOSAL_MAX_PICTURES 4
#define GVT_PROPOSAL_MAX_PICTURE  (299 * 1024) /* bytes; sealed it is an attachment */

/* A good input, taken apart: what may be known by all, and what only the roll and the centre read.
 */
typedef struct
{
  char *village;    /* with dots */
  char *nik;        /* (nullable) */
  JsonObject *body; /* proposal.made/1 without "receipt" and "subject" */
  GBytes *personal; /* canonical JSON, in the clear: to be sealed and wiped */
} GvtProposalParts;

/**
 * gvt_proposal_input_split:
 * @today: "YYYY-MM-DD"
 *
 * Needed: the codes, a village, a name or a NIK (both for a new voter), the evidence that the
 * reason asks for (gvt-tms.h), for wrong data at least one change, for a wrong polling station the
 * right one. %GVT_ERROR_BAD_INPUT says what is missing or wrong, and never repeats a personal
 * value.
 */
gboolean gvt_proposal_input_split (const GvtProposalInput *self,
                                   const char *today,
                                   GvtProposalParts *parts,
                                   GError **error);

/** gvt_proposal_parts_clear: wipes what is personal */
void gvt_proposal_parts_clear (GvtProposalParts *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtProposalParts, gvt_proposal_parts_clear)

G_END_DECLS
