/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-reason.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-tms.h"

/* The kinds that are reasons, too. */
static const struct
{
  const char *proposal;
  const char *scheme; /* NULL: in every one */
  const char *code;
} same[] = {
  { GVT_PROPOSAL_DEATH, NULL, GVT_TMS_DEATH },
  { GVT_PROPOSAL_MOVE, NULL, GVT_TMS_MOVE },
  { GVT_PROPOSAL_WRONG_TPS, GVT_TMS_SCHEME, GVT_TMS_WRONG_TPS },
};

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

/* Returns: (nullable): the listed code that is @typed, which outlives it */
static const char *
find_listed (const GvtCode *list, const char *typed)
{
  while (list->code != NULL && g_strcmp0 (list->code, typed) != 0)
    list++;

  return list->code;
}

static gboolean
is_of_scheme (guint i, const char *scheme)
{
  return same[i].scheme == NULL || g_str_equal (same[i].scheme, scheme);
}

/* The reason of a kind that has one of its own. */
static void
take_own_code (GvtProposalReason *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_str_equal (self->proposal, same[i].proposal) && is_of_scheme (i, self->tms_scheme))
      self->tms_code = same[i].code;
}

const char *
gvt_proposal_kind_of (const char *scheme, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_str_equal (code, same[i].code) && is_of_scheme (i, scheme))
      return same[i].proposal;

  return GVT_PROPOSAL_TMS;
}

static gboolean
take_given_code (GvtProposalReason *self, const GvtProposalInput *input, GError **error)
{
  if (input->tms_code == NULL)
    return refuse (error, _ ("a voter who does not qualify needs the code of the reason"));

  self->tms_code = find_listed (gvt_tms_codes_of (self->tms_scheme), input->tms_code);
  if (self->tms_code == NULL)
    return refuse (error, _ ("the scheme has no such reason"));
  if (!gvt_tms_is_proposed (self->tms_scheme, self->tms_code))
    return refuse (error, _ ("loss of memory is no reason any more: a disability of the mind takes "
                             "nobody's vote (constitutional court 135/PUU-XIII/2015, to be "
                             "verified)"));

  self->proposal = gvt_proposal_kind_of (self->tms_scheme, self->tms_code);
  return TRUE;
}

static gboolean
check_evidence (const GvtProposalReason *self, const GvtProposalInput *input, GError **error)
{
  g_autofree char *wanted = NULL;

  if (self->tms_code == NULL
      || gvt_tms_is_shown (self->tms_scheme, self->tms_code, input->evidence))
    return TRUE;

  wanted = gvt_tms_describe_evidence (self->tms_scheme, self->tms_code);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the evidence is missing. %s"), wanted);
  return FALSE;
}

gboolean
gvt_proposal_reason_find (const GvtProposalInput *input, GvtProposalReason *reason, GError **error)
{
  *reason = (GvtProposalReason){ find_listed (gvt_proposal_codes, input->proposal), NULL, NULL };
  if (reason->proposal == NULL)
    return refuse (error, _ ("a proposal is about a new voter, a death, a move, another reason why "
                             "somebody does not qualify, a wrong polling station or wrong data"));

  reason->tms_scheme = input->tms_scheme != NULL ? gvt_tms_scheme_code (input->tms_scheme)
                                                 : GVT_TMS_SCHEME;
  if (reason->tms_scheme == NULL)
    return refuse (error, _ ("reasons are of the scheme 2023/2024 or 2018-2020"));

  if (g_str_equal (reason->proposal, GVT_PROPOSAL_TMS))
    {
      if (!take_given_code (reason, input, error))
        return FALSE;
    }
  else if (input->tms_code != NULL)
    return refuse (error, _ ("a reason belongs to a voter who does not qualify only"));
  else
    take_own_code (reason);

  if (reason->tms_code == NULL)
    reason->tms_scheme = NULL;
  return check_evidence (reason, input, error);
}
