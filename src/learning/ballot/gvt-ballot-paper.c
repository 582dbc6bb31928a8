/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-paper-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-fields-private.h"

struct _GvtBallotPaper
{
  GObject parent_instance;

  char *kind;
  char *title;
  char *short_title;
  char *colour_name;
  char *colour_value;
  char *colour_statement;
  GvtBallotStructure structure;
};

G_DEFINE_FINAL_TYPE (GvtBallotPaper, gvt_ballot_paper, G_TYPE_OBJECT)

static const GvtField fields[] = {
  GVT_FIELD (GvtBallotPaper, "kind", TEXT, kind),
  GVT_FIELD (GvtBallotPaper, "title", TEXT, title),
  GVT_FIELD (GvtBallotPaper, "short-title", TEXT, short_title),
  GVT_FIELD (GvtBallotPaper, "colour-name", TEXT, colour_name),
  GVT_FIELD (GvtBallotPaper, "colour-value", TEXT, colour_value),
  GVT_FIELD (GvtBallotPaper, "colour-statement", TEXT, colour_statement),
};

static void
gvt_ballot_paper_dispose (GObject *object)
{
  gvt_ballot_structure_clear (&GVT_BALLOT_PAPER (object)->structure);
  G_OBJECT_CLASS (gvt_ballot_paper_parent_class)->dispose (object);
}

static void
gvt_ballot_paper_class_init (GvtBallotPaperClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
  G_OBJECT_CLASS (klass)->dispose = gvt_ballot_paper_dispose;
}

static void
gvt_ballot_paper_init (GvtBallotPaper *self)
{
}

void
gvt_ballot_column_free (gpointer column)
{
  GvtBallotColumn *self = column;

  g_strfreev (self->names);
  g_strfreev (self->parties);
  g_free (self);
}

void
gvt_ballot_party_free (gpointer party)
{
  GvtBallotParty *self = party;

  g_free (self->name);
  g_strfreev (self->candidates);
  g_free (self);
}

void
gvt_ballot_structure_clear (GvtBallotStructure *self)
{
  g_clear_pointer (&self->roles, g_strfreev);
  g_clear_pointer (&self->rules, g_strfreev);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
}

void
gvt_ballot_paper_set_structure (GvtBallotPaper *self, GvtBallotStructure *structure)
{
  g_return_if_fail (GVT_IS_BALLOT_PAPER (self));

  gvt_ballot_structure_clear (&self->structure);
  self->structure = *structure;
  *structure = (GvtBallotStructure){ 0 };
}

const char *
gvt_ballot_paper_get_kind (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), NULL);

  return self->kind;
}

const char *
gvt_ballot_paper_get_title (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), NULL);

  return self->title;
}

const char *
gvt_ballot_paper_get_short_title (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), NULL);

  return self->short_title;
}

const char *
gvt_ballot_paper_get_colour_name (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), NULL);

  return self->colour_name;
}

const char *
gvt_ballot_paper_get_colour_value (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), NULL);

  return self->colour_value;
}

const char *
gvt_ballot_paper_get_colour_statement (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), NULL);

  return self->colour_statement;
}

GvtBallotLayout
gvt_ballot_paper_get_layout (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), GVT_BALLOT_PAIRS);

  return self->structure.layout;
}

const char *const *
gvt_ballot_paper_get_roles (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), NULL);

  return (const char *const *) self->structure.roles;
}

gboolean
gvt_ballot_paper_has_rule (GvtBallotPaper *self, const char *rule)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), FALSE);

  return g_strv_contains ((const char *const *) self->structure.rules, rule);
}

guint
gvt_ballot_paper_get_n_columns (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), 0);

  return self->structure.columns->len;
}

const GvtBallotColumn *
gvt_ballot_paper_get_column (GvtBallotPaper *self, guint index)
{
  g_return_val_if_fail (index < gvt_ballot_paper_get_n_columns (self), NULL);

  return g_ptr_array_index (self->structure.columns, index);
}

const GvtBallotColumn *
gvt_ballot_paper_find_column (GvtBallotPaper *self, guint number)
{
  for (guint i = 0; i < gvt_ballot_paper_get_n_columns (self); i++)
    {
      const GvtBallotColumn *column = gvt_ballot_paper_get_column (self, i);

      if (column->number == number)
        return column;
    }
  return NULL;
}

guint
gvt_ballot_paper_get_n_parties (GvtBallotPaper *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), 0);

  return self->structure.parties->len;
}

const GvtBallotParty *
gvt_ballot_paper_get_party (GvtBallotPaper *self, guint index)
{
  g_return_val_if_fail (index < gvt_ballot_paper_get_n_parties (self), NULL);

  return g_ptr_array_index (self->structure.parties, index);
}

const GvtBallotParty *
gvt_ballot_paper_find_party (GvtBallotPaper *self, guint number)
{
  for (guint i = 0; i < gvt_ballot_paper_get_n_parties (self); i++)
    {
      const GvtBallotParty *party = gvt_ballot_paper_get_party (self, i);

      if (party->number == number)
        return party;
    }
  return NULL;
}

static char *
describe_column (const GvtBallotColumn *column)
{
  if (column->is_blank)
    return g_strdup (_ ("the empty column"));
  if (g_strv_length (column->names) == 1)
    return g_strdup_printf (_ ("candidate number %u, %s"), column->number, column->names[0]);
  return g_strdup_printf (_ ("pair number %u, %s and %s"), column->number, column->names[0],
                          column->names[1]);
}

char *
gvt_ballot_paper_describe (GvtBallotPaper *self, guint column, guint party, guint candidate)
{
  const GvtBallotParty *block;

  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (self), NULL);

  if (column > 0)
    return describe_column (gvt_ballot_paper_find_column (self, column));

  block = gvt_ballot_paper_find_party (self, party);
  if (candidate == 0)
    return g_strdup (block->name);
  return g_strdup_printf (_ ("%s of %s"), block->candidates[candidate - 1], block->name);
}
