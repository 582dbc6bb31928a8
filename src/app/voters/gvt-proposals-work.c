/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proposals that are kept: listed, read, taken back. */
#include "gvt-amendment.h"
#include "gvt-secret.h"
#include "gvt-voters-work.h"

typedef struct
{
  GvtProfile *profile;
  GvtId proposal;
  char *why; /* (nullable) */
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->profile);
  gvt_wipe_free (act->why);
  g_free (act);
}

/* @proposal, @why: (nullable) */
static void
fill (GvtWork *work,
      GvtProfile *profile,
      const GvtId *proposal,
      const char *why,
      GvtWorkFunc func,
      GDestroyNotify free_result)
{
  Act *act = g_new0 (Act, 1);

  act->profile = g_object_ref (profile);
  if (proposal != NULL)
    act->proposal = *proposal;
  act->why = g_strdup (why);
  work->func = func;
  work->input = act;
  work->free_input = act_free;
  work->free_result = free_result;
}

static gpointer
browse (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  return gvt_proposals_browse (act->profile, NULL, NULL, error);
}

void
gvt_voters_work_browse (GvtWork *work, GvtProfile *profile)
{
  fill (work, profile, NULL, NULL, browse, g_object_unref);
}

static gpointer
read_details (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  return gvt_proposals_open (act->profile, &act->proposal, act->why, error);
}

void
gvt_voters_work_read (GvtWork *work,
                      GvtProfile *profile,
                      const GvtId *proposal,
                      const char *purpose)
{
  fill (work, profile, proposal, purpose, read_details, g_object_unref);
}

static gpointer
answer (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;
  const GvtAmendmentInput said = { .answer = act->why };

  gvt_proposals_amend (act->profile, &act->proposal, &said, error);
  return NULL;
}

void
gvt_voters_work_answer (GvtWork *work, GvtProfile *profile, const GvtId *proposal, const char *text)
{
  fill (work, profile, proposal, text, answer, NULL);
}

static gpointer
withdraw (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  gvt_proposals_withdraw (act->profile, &act->proposal, act->why, error);
  return NULL;
}

void
gvt_voters_work_withdraw (GvtWork *work,
                          GvtProfile *profile,
                          const GvtId *proposal,
                          const char *reason)
{
  fill (work, profile, proposal, reason, withdraw, NULL);
}

/* --- on paper --- */

typedef struct
{
  GvtProfile *profile;
  GvtProposal *proposal; /* (nullable) */
  char *village;         /* (nullable): where there is no proposal */
  GvtProposalPaper paper;
  char *path;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_object_unref (printing->profile);
  g_clear_object (&printing->proposal);
  g_free (printing->village);
  g_clear_object (&printing->paper.regions);
  g_free (printing->path);
  g_free (printing);
}

static gpointer
print_receipt (gpointer input, GCancellable *cancellable, GError **error)
{
  Printing *printing = input;

  gvt_proposal_receipt_write (printing->profile, printing->proposal, &printing->paper,
                              printing->path, error);
  return NULL;
}

static gpointer
print_slip (gpointer input, GCancellable *cancellable, GError **error)
{
  Printing *printing = input;

  gvt_slip_write (printing->profile, printing->village, &printing->paper, printing->path, NULL,
                  error);
  return NULL;
}

static Printing *
fill_printing (GvtWork *work,
               GvtProfile *profile,
               const GvtProposalPaper *paper,
               const char *path,
               GvtWorkFunc func)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->profile = g_object_ref (profile);
  printing->paper = *paper;
  if (paper->regions != NULL)
    g_object_ref (paper->regions);
  printing->path = g_strdup (path);
  work->func = func;
  work->input = printing;
  work->free_input = printing_free;
  return printing;
}

void
gvt_voters_work_print_receipt (GvtWork *work,
                               GvtProfile *profile,
                               GvtProposal *proposal,
                               const GvtProposalPaper *paper,
                               const char *path)
{
  fill_printing (work, profile, paper, path, print_receipt)->proposal = g_object_ref (proposal);
}

void
gvt_voters_work_print_slip (GvtWork *work,
                            GvtProfile *profile,
                            const char *village,
                            const GvtProposalPaper *paper,
                            const char *path)
{
  fill_printing (work, profile, paper, path, print_slip)->village = g_strdup (village);
}
