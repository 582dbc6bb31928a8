/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-ballot-band.h"
#include "gvt-ballot-cell.h"
#include "gvt-ballot-ink.h"

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_box (GtkOrientation orientation, const char *css_class)
{
  GtkWidget *box = gtk_box_new (orientation, 0);

  if (css_class != NULL)
    gtk_widget_add_css_class (box, css_class);
  return box;
}

/* The cell named @label (which it takes), with one child. */
static GtkWidget *
new_cell (char *label, const GvtBallotHole *hole, GtkWidget *child)
{
  GtkWidget *cell = gvt_ballot_cell_new (label, hole);

  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_vexpand (child, TRUE);
  gvt_ballot_cell_add (GVT_BALLOT_CELL (cell), child, hole->place);
  g_free (label);
  return cell;
}

/* --- head and foot --- */

GtkWidget *
gvt_ballot_parts_new_head (GvtBallotPaper *paper)
{
  GvtBallotHole outside = { .place = GVT_BALLOT_OUTSIDE };
  g_autofree char *colour = g_strdup_printf (_ ("Colour of the paper: %s"),
                                             gvt_ballot_paper_get_colour_name (paper));
  g_autofree char *title = g_utf8_strup (gvt_ballot_paper_get_title (paper), -1);
  g_autofree char *spoken = g_strdup_printf (_ ("Title, outside all columns: %s. %s"),
                                             gvt_ballot_paper_get_title (paper), colour);
  GtkWidget *band = gvt_ballot_band_new (gvt_ballot_paper_get_colour_value (paper));
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL, "ballot-head");

  gtk_box_append (GTK_BOX (box), new_label (title, "ballot-title"));
  gtk_box_append (GTK_BOX (box), new_label (colour, "ballot-colour"));
  gtk_widget_set_parent (box, band);
  return new_cell (g_strdup (spoken), &outside, band);
}

/* No source says where on the paper he signs: it stands on a slip of its own, as in the modules'
 * pictures, and the foot says that its place is invented. */
GtkWidget *
gvt_ballot_parts_new_foot (GvtBallotSet *set, GtkWidget **signature)
{
  GvtBallotHole outside = { .place = GVT_BALLOT_OUTSIDE };
  g_autofree char *note = g_strdup_printf (
      _ ("%s, %s: not a real ballot, names and the place of the signature are invented"),
      gvt_ballot_set_get_election (set), gvt_ballot_set_get_label (set));
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL, "ballot-foot");
  GtkWidget *slip = new_box (GTK_ORIENTATION_VERTICAL, "ballot-signature");
  GtkWidget *caption = new_label (_ ("Head of the KPPS"), NULL);

  *signature = gvt_ballot_signature_new ();
  gtk_widget_set_size_request (*signature, 170, 40);
  gtk_widget_set_halign (slip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (slip), caption);
  gtk_box_append (GTK_BOX (slip), *signature);
  gtk_box_append (GTK_BOX (box), slip);
  gtk_box_append (GTK_BOX (box), new_label (note, NULL));
  return new_cell (g_strdup (_ ("Foot of the paper, outside all columns")), &outside, box);
}

/* --- a column --- */

static GtkWidget *
new_number (const GvtBallotColumn *column)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_NUMBER, .column = column->number };
  g_autofree char *number = g_strdup_printf ("%u", column->number);

  return new_cell (g_strdup_printf (_ ("Column %u, number"), column->number), &hole,
                   new_label (number, "ballot-number"));
}

static GtkWidget *
new_photo (GvtBallotPaper *paper, const GvtBallotColumn *column)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_PHOTO, .column = column->number };
  g_autofree char *whom = gvt_ballot_paper_describe (paper, column->number, 0, 0);

  return new_cell (g_strdup_printf (_ ("Column %u, photo of %s"), column->number, whom), &hole,
                   gvt_ballot_photo_new (g_strv_length (column->names)));
}

static GtkWidget *
new_names (GvtBallotPaper *paper, const GvtBallotColumn *column)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_NAME, .column = column->number };
  const char *const *roles = gvt_ballot_paper_get_roles (paper);
  g_autofree char *whom = gvt_ballot_paper_describe (paper, column->number, 0, 0);
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL, "ballot-names");

  for (guint i = 0; column->names[i] != NULL; i++)
    {
      gtk_box_append (GTK_BOX (box), new_label (roles[i], NULL));
      gtk_box_append (GTK_BOX (box), new_label (column->names[i], "ballot-name"));
    }
  return new_cell (g_strdup_printf (_ ("Column %u, name: %s"), column->number, whom), &hole, box);
}

/* The last word of an invented party's name is its letter. */
static GtkWidget *
new_logo (const char *party)
{
  const char *letter = strrchr (party, ' ');
  GtkWidget *logo = new_label (letter != NULL ? letter + 1 : party, "ballot-logo");

  gtk_widget_set_halign (logo, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (logo, GTK_ALIGN_CENTER);
  return logo;
}

static GtkWidget *
new_logos (const GvtBallotColumn *column)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_LOGO, .column = column->number };
  g_autofree char *parties = g_strjoinv (", ", column->parties);
  GtkWidget *outer = new_box (GTK_ORIENTATION_VERTICAL, "ballot-logos");
  GtkWidget *box = new_box (GTK_ORIENTATION_HORIZONTAL, NULL);

  gtk_box_set_spacing (GTK_BOX (box), 8);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; column->parties[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), new_logo (column->parties[i]));
  gtk_box_append (GTK_BOX (outer), new_label (_ ("Put forward by"), NULL));
  gtk_box_append (GTK_BOX (outer), box);
  return new_cell (g_strdup_printf (_ ("Column %u, logos: %s"), column->number, parties), &hole,
                   outer);
}

static GtkWidget *
new_blank (const GvtBallotColumn *column)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_INSIDE, .column = column->number };
  GtkWidget *cell = new_cell (g_strdup (_ ("Empty column")), &hole,
                              new_label (_ ("Empty column"), "ballot-blank"));

  gtk_widget_set_vexpand (cell, TRUE);
  return cell;
}

/* Where a hole on the line counts, the line is a cell of its own around the others. */
static GtkWidget *
add_line (GtkWidget *box, const GvtBallotColumn *column)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_BORDER, .column = column->number };
  g_autofree char *label = g_strdup_printf (_ ("Line around column %u"), column->number);
  GtkWidget *both = new_box (GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget *line = gvt_ballot_cell_new (label, &hole);

  gtk_widget_set_layout_manager (both, gtk_bin_layout_new ()); /* one over the other */
  gtk_widget_add_css_class (line, "ballot-frame");
  gtk_widget_add_css_class (box, "ballot-inset");
  gtk_box_append (GTK_BOX (both), line);
  gtk_box_append (GTK_BOX (both), box);
  return both;
}

GtkWidget *
gvt_ballot_parts_new_column (GvtBallotPaper *paper, const GvtBallotColumn *column)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL, "ballot-column");

  if (column->is_blank)
    gtk_box_append (GTK_BOX (box), new_blank (column));
  else
    {
      GtkWidget *photo = new_photo (paper, column);

      gtk_widget_set_vexpand (photo, TRUE);
      gtk_box_append (GTK_BOX (box), new_number (column));
      gtk_box_append (GTK_BOX (box), photo);
      gtk_box_append (GTK_BOX (box), new_names (paper, column));
      if (*column->parties != NULL)
        gtk_box_append (GTK_BOX (box), new_logos (column));
    }
  if (gvt_ballot_paper_has_rule (paper, "V3"))
    return add_line (box, column);
  gtk_widget_add_css_class (box, "ballot-frame");
  return box;
}

/* --- a party's block --- */

static GtkWidget *
new_party_row (const GvtBallotParty *party)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_LOGO, .party = party->number };
  g_autofree char *label = g_strdup_printf (_ ("Party number %u, %s"), party->number, party->name);
  g_autofree char *number = g_strdup_printf ("%u", party->number);
  GtkWidget *cell = gvt_ballot_cell_new (label, &hole);
  GtkWidget *name = new_label (party->name, "ballot-party-name");

  gtk_widget_add_css_class (cell, "ballot-party");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gvt_ballot_cell_add (GVT_BALLOT_CELL (cell), new_label (number, "ballot-party-number"),
                       GVT_BALLOT_NUMBER);
  gvt_ballot_cell_add (GVT_BALLOT_CELL (cell), new_logo (party->name), GVT_BALLOT_LOGO);
  gvt_ballot_cell_add (GVT_BALLOT_CELL (cell), name, GVT_BALLOT_NAME);
  return cell;
}

static GtkWidget *
new_candidate_row (const GvtBallotParty *party, guint candidate)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_NAME, .party = party->number, .candidate = candidate };
  const char *name = party->candidates[candidate - 1];
  g_autofree char *label = g_strdup_printf (_ ("%s, candidate number %u, %s"), party->name,
                                            candidate, name);
  g_autofree char *number = g_strdup_printf ("%u", candidate);
  GtkWidget *cell = gvt_ballot_cell_new (label, &hole);
  GtkWidget *name_label = new_label (name, "ballot-candidate");

  gtk_widget_add_css_class (cell, "ballot-row");
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gvt_ballot_cell_add (GVT_BALLOT_CELL (cell), new_label (number, "ballot-candidate-number"),
                       GVT_BALLOT_NUMBER);
  gvt_ballot_cell_add (GVT_BALLOT_CELL (cell), name_label, GVT_BALLOT_NAME);
  return cell;
}

GtkWidget *
gvt_ballot_parts_new_block (const GvtBallotParty *party)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL, "ballot-frame");

  gtk_widget_add_css_class (box, "ballot-block");
  gtk_box_append (GTK_BOX (box), new_party_row (party));
  for (guint i = 1; i <= g_strv_length (party->candidates); i++)
    gtk_box_append (GTK_BOX (box), new_candidate_row (party, i));
  return box;
}
