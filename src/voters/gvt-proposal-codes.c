/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-codes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

/* In the order of GvtProposalKind. */
static const GvtProposalCode kinds[] = {
  { "new", N_ ("Not in the list") },
  { "death", N_ ("Has died") },
  { "move", N_ ("Has moved") },
  { "wrong_data", N_ ("Wrong data") },
};

static const GvtProposalCode evidence[] = {
  { "ktp-el", N_ ("Identity card (KTP-el)") },
  { "ikd", N_ ("Digital identity (IKD)") },
  { "kk", N_ ("Family card (KK)") },
  { "biodata", N_ ("Population data sheet") },
  { "death-certificate", N_ ("Death certificate") },
  { "village-letter", N_ ("Letter of the village office") },
  { "moving-letter", N_ ("Certificate of moving") },
  { "service-card", N_ ("Service card of TNI or Polri") },
  { "discharge", N_ ("Discharge from TNI or Polri") },
  { "video-call", N_ ("Video call") },
  { "family-copy", N_ ("Copy of the card through the family") },
  { "none", N_ ("No evidence yet") },
  { NULL, NULL },
};

static const GvtProposalCode reporters[] = {
  { "self", N_ ("The voter") },
  { "family", N_ ("Family") },
  { "neighbour", N_ ("Neighbour") },
  { "village", N_ ("Village or hamlet office") },
  { "officer", N_ ("Found by the officer") },
  { NULL, NULL },
};

const char *
gvt_proposal_kind_to_text (GvtProposalKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].code;
}

gboolean
gvt_proposal_kind_from_text (const char *text, GvtProposalKind *kind, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, text) == 0)
      {
        *kind = (GvtProposalKind) i;
        return TRUE;
      }

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("the kind of proposal: new, death, move or wrong_data"));
  return FALSE;
}

const char *
gvt_proposal_kind_describe (GvtProposalKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return _ (kinds[kind].text);
}

guint
gvt_proposal_kind_tms (GvtProposalKind kind)
{
  switch (kind)
    {
    case GVT_PROPOSAL_DEATH:
      return GVT_TMS_DIED;
    case GVT_PROPOSAL_MOVE:
      return GVT_TMS_MOVED;
    case GVT_PROPOSAL_NEW:
    case GVT_PROPOSAL_WRONG_DATA:
    default:
      return 0;
    }
}

gboolean
gvt_proposal_kind_takes_tms (GvtProposalKind kind, guint code)
{
  return code == gvt_proposal_kind_tms (kind)
         || (kind == GVT_PROPOSAL_MOVE && code == GVT_TMS_WRONG_TPS);
}

const GvtProposalCode *
gvt_proposal_evidence (void)
{
  return evidence;
}

const GvtProposalCode *
gvt_proposal_reporters (void)
{
  return reporters;
}

const GvtProposalCode *
gvt_proposal_code_find (const GvtProposalCode *codes, const char *code)
{
  for (; codes->code != NULL; codes++)
    if (g_strcmp0 (codes->code, code) == 0)
      return codes;
  return NULL;
}

const char *
gvt_proposal_code_describe (const GvtProposalCode *codes, const char *code)
{
  const GvtProposalCode *found = gvt_proposal_code_find (codes, code);

  return found != NULL ? _ (found->text) : code;
}
