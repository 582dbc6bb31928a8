/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-set.h"

#include <string.h>

#include "gvt-fields-private.h"

struct _GvtPendingBallot
{
  GObject parent_instance;

  char *kind;
  char *short_title;
};

G_DEFINE_FINAL_TYPE (GvtPendingBallot, gvt_pending_ballot, G_TYPE_OBJECT)

static const GvtField pending_fields[] = {
  GVT_FIELD (GvtPendingBallot, "kind", TEXT, kind),
  GVT_FIELD (GvtPendingBallot, "short-title", TEXT, short_title),
};

static void
gvt_pending_ballot_class_init (GvtPendingBallotClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), pending_fields, G_N_ELEMENTS (pending_fields));
}

static void
gvt_pending_ballot_init (GvtPendingBallot *self)
{
}

const char *
gvt_pending_ballot_get_short_title (GvtPendingBallot *self)
{
  g_return_val_if_fail (GVT_IS_PENDING_BALLOT (self), NULL);

  return self->short_title;
}

struct _GvtBallotSet
{
  GObject parent_instance;

  char *id;
  char *election;
  char *label;
  char *voting_day; /* YYYY-MM-DD or empty */
  char *notice;
  GListModel *papers;     /* of GvtBallotPaper */
  GListModel *pending;    /* of GvtPendingBallot */
  GListModel *statements; /* of GvtClaim */
};

G_DEFINE_FINAL_TYPE (GvtBallotSet, gvt_ballot_set, G_TYPE_OBJECT)

static const GvtField set_fields[] = {
  GVT_FIELD (GvtBallotSet, "id", TEXT, id),
  GVT_FIELD (GvtBallotSet, "election", TEXT, election),
  GVT_FIELD (GvtBallotSet, "label", TEXT, label),
  GVT_FIELD (GvtBallotSet, "voting-day", TEXT, voting_day),
  GVT_FIELD (GvtBallotSet, "notice", TEXT, notice),
  GVT_FIELD (GvtBallotSet, "papers", OBJECT, papers),
  GVT_FIELD (GvtBallotSet, "pending", OBJECT, pending),
  GVT_FIELD (GvtBallotSet, "statements", OBJECT, statements),
};

static void
gvt_ballot_set_class_init (GvtBallotSetClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), set_fields, G_N_ELEMENTS (set_fields));
}

static void
gvt_ballot_set_init (GvtBallotSet *self)
{
}

const char *
gvt_ballot_set_get_id (GvtBallotSet *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), NULL);

  return self->id;
}

const char *
gvt_ballot_set_get_election (GvtBallotSet *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), NULL);

  return self->election;
}

const char *
gvt_ballot_set_get_label (GvtBallotSet *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), NULL);

  return self->label;
}

const char *
gvt_ballot_set_get_notice (GvtBallotSet *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), NULL);

  return self->notice;
}

GListModel *
gvt_ballot_set_get_papers (GvtBallotSet *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), NULL);

  return self->papers;
}

GListModel *
gvt_ballot_set_get_pending (GvtBallotSet *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), NULL);

  return self->pending;
}

/* The one whose property @name is @value; the list, which never changes, keeps it. */
static gpointer
find (GListModel *list, const char *name, const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      g_autofree char *found = NULL;

      g_object_get (item, name, &found, NULL);
      if (g_strcmp0 (found, value) == 0)
        return item;
    }
  return NULL;
}

GvtBallotPaper *
gvt_ballot_set_find_paper (GvtBallotSet *self, const char *kind)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), NULL);

  return find (self->papers, "kind", kind);
}

gboolean
gvt_ballot_set_is_pending (GvtBallotSet *self, const char *kind)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), FALSE);

  return find (self->pending, "kind", kind) != NULL;
}

GvtClaim *
gvt_ballot_set_find_statement (GvtBallotSet *self, const char *id)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SET (self), NULL);

  return find (self->statements, "id", id);
}
