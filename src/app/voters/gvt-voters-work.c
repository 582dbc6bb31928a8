/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-work.h"

#include "gvt-lookalikes.h"
#include "gvt-photo.h"

/* --- the lists --- */

typedef struct
{
  GvtProfile *profile;
  GvtProgress *progress;
  GCancellable *cancellable;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->profile);
  g_clear_object (&opening->progress);
  g_clear_object (&opening->cancellable);
  g_free (opening);
}

static gpointer
open_roll (gpointer input, GCancellable *cancellable, GError **error)
{
  Opening *opening = input;

  return gvt_roll_open (opening->profile, opening->progress, opening->cancellable, error);
}

void
gvt_voters_work_open (GvtWork *work,
                      GvtProfile *profile,
                      GvtProgress *progress,
                      GCancellable *cancellable)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->profile = g_object_ref (profile);
  g_set_object (&opening->progress, progress);
  g_set_object (&opening->cancellable, cancellable);
  work->func = open_roll;
  work->input = opening;
  work->free_input = opening_free;
  work->free_result = g_object_unref;
}

/* --- a proposal --- */

typedef struct
{
  GvtProfile *profile;
  GvtVoterHit *about; /* (nullable) */
  GvtProposalInput input;
  GvtProposalChange *changes;
  GPtrArray *texts; /* all that @input borrows; wiped */
  GStrv evidence;
  GStrv photos;        /* (nullable): paths */
  GPtrArray *pictures; /* of GBytes, read from there */
} Proposing;

static void
proposing_free (gpointer data)
{
  Proposing *proposing = data;

  g_object_unref (proposing->profile);
  g_clear_object (&proposing->about);
  g_ptr_array_unref (proposing->texts);
  g_strfreev (proposing->evidence);
  g_strfreev (proposing->photos);
  g_ptr_array_unref (proposing->pictures);
  g_free (proposing->changes);
  g_free (proposing);
}

static const char *
keep (Proposing *proposing, const char *text)
{
  char *copy = g_strdup (text);

  if (copy != NULL)
    g_ptr_array_add (proposing->texts, copy);
  return copy;
}

static Proposing *
proposing_new (const GvtProposalInput *input)
{
  Proposing *proposing = g_new0 (Proposing, 1);

  proposing->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  proposing->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  proposing->evidence = g_strdupv ((char **) input->evidence);
  proposing->changes = g_new0 (GvtProposalChange, input->n_changes);
  proposing->input = *input;
  proposing->input.proposal = keep (proposing, input->proposal);
  proposing->input.tms_scheme = keep (proposing, input->tms_scheme);
  proposing->input.tms_code = keep (proposing, input->tms_code);
  proposing->input.village = keep (proposing, input->village);
  proposing->input.reporter = keep (proposing, input->reporter);
  proposing->input.evidence = (const char *const *) proposing->evidence;
  proposing->input.changes = proposing->changes;
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    proposing->input.values[i] = keep (proposing, input->values[i]);
  for (guint i = 0; i < input->n_changes; i++)
    {
      proposing->changes[i].field = input->changes[i].field;
      proposing->changes[i].old_value = keep (proposing, input->changes[i].old_value);
      proposing->changes[i].new_value = keep (proposing, input->changes[i].new_value);
    }
  return proposing;
}

/* Whom it is about, and beside each new value what the list has. */
static void
fill_from_list (Proposing *proposing)
{
  gvt_voter_hit_fill_proposal (proposing->about, &proposing->input);
  for (guint i = 0; i < proposing->input.n_changes; i++)
    proposing->changes[i].old_value = gvt_voter_hit_get_listed (proposing->about,
                                                                proposing->changes[i].field);
}

static gboolean
read_photos (Proposing *proposing, GError **error)
{
  for (guint i = 0; proposing->photos != NULL && proposing->photos[i] != NULL; i++)
    {
      GBytes *picture = gvt_photo_read (proposing->photos[i], GVT_PROPOSAL_MAX_PICTURE, error);

      if (picture == NULL)
        return FALSE;
      g_ptr_array_add (proposing->pictures, picture);
    }
  proposing->input.pictures = (GBytes *const *) proposing->pictures->pdata;
  proposing->input.n_pictures = proposing->pictures->len;
  return TRUE;
}

static gpointer
propose (gpointer input, GCancellable *cancellable, GError **error)
{
  Proposing *proposing = input;

  if (proposing->about != NULL)
    fill_from_list (proposing);
  if (!read_photos (proposing, error))
    return NULL;
  return gvt_proposals_make (proposing->profile, &proposing->input, error);
}

static gpointer
look_alike (gpointer input, GCancellable *cancellable, GError **error)
{
  Proposing *proposing = input;
  g_autoptr (GvtRoll) roll = gvt_roll_open (proposing->profile, NULL, cancellable, error);
  GvtAlikePerson person;

  if (roll == NULL)
    return NULL;

  gvt_alike_person_fill (&person, &proposing->input, proposing->about);
  return gvt_lookalikes_find (proposing->profile, roll, &person, error);
}

static void
fill_work (GvtWork *work, GvtProfile *profile, GvtVoterHit *about, const GvtProposalInput *input)
{
  Proposing *proposing = proposing_new (input);

  proposing->profile = g_object_ref (profile);
  g_set_object (&proposing->about, about);
  work->input = proposing;
  work->free_input = proposing_free;
}

void
gvt_voters_work_look_alike (GvtWork *work,
                            GvtProfile *profile,
                            GvtVoterHit *about,
                            const GvtProposalInput *input)
{
  fill_work (work, profile, about, input);
  work->func = look_alike;
  work->free_result = (GDestroyNotify) g_ptr_array_unref;
}

void
gvt_voters_work_propose (GvtWork *work,
                         GvtProfile *profile,
                         GvtVoterHit *about,
                         const GvtProposalInput *input,
                         const char *const *photos)
{
  fill_work (work, profile, about, input);
  ((Proposing *) work->input)->photos = g_strdupv ((char **) photos);
  work->func = propose;
  work->free_result = g_object_unref;
}
