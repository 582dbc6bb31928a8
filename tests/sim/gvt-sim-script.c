/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-script.h"

#include "gvt-sim-link.h"

/* Families of trouble: a world has some of them. Work and talk are in every one. */
enum
{
  ALWAYS = 0,
  CLOCKS = 1 << 0,
  DISKS = 1 << 1,
  COPIES = 1 << 2,
  CENTRE = 1 << 3,
  STICKS = 1 << 4,
  LINES = 1 << 5,
  N_FAMILIES = 6,
};

static const struct
{
  const char *name;
  guint weight;
  guint family;
} kinds[GVT_SIM_N_KINDS] = {
  [GVT_SIM_PLAN] = { "plan", 80, ALWAYS },
  [GVT_SIM_CHANGE] = { "change", 60, ALWAYS },
  [GVT_SIM_OPEN] = { "open", 60, ALWAYS },
  [GVT_SIM_ATTEND] = { "attend", 120, ALWAYS },
  [GVT_SIM_CLOSE] = { "close", 25, ALWAYS },
  [GVT_SIM_UNDO] = { "undo", 50, ALWAYS },
  [GVT_SIM_PROPOSE] = { "propose", 60, ALWAYS },
  [GVT_SIM_WITHDRAW] = { "withdraw", 15, ALWAYS },
  [GVT_SIM_ERASE] = { "erase", 15, ALWAYS },
  [GVT_SIM_STRAY] = { "stray", 8, ALWAYS },
  [GVT_SIM_FUTURE] = { "future", 8, ALWAYS },
  [GVT_SIM_SYNC] = { "sync", 170, ALWAYS },
  [GVT_SIM_LATE] = { "late", 50, LINES },
  [GVT_SIM_TICK] = { "tick", 60, ALWAYS },
  [GVT_SIM_SET_CLOCK] = { "set-clock", 20, CLOCKS },
  [GVT_SIM_CUT] = { "cut", 25, DISKS },
  [GVT_SIM_FAIL] = { "fail", 20, DISKS },
  [GVT_SIM_FILL] = { "fill", 8, DISKS },
  [GVT_SIM_ROOM] = { "room", 25, DISKS },
  [GVT_SIM_RESTART] = { "restart", 8, DISKS },
  [GVT_SIM_BACKUP] = { "backup", 6, COPIES },
  [GVT_SIM_RESTORE] = { "restore", 5, COPIES },
  [GVT_SIM_CONFIRM] = { "confirm", 12, COPIES },
  [GVT_SIM_IMAGE] = { "image", 8, COPIES },
  [GVT_SIM_PUT_BACK] = { "put-back", 5, COPIES },
  [GVT_SIM_CLONE] = { "clone", 4, COPIES },
  [GVT_SIM_PUBLISH] = { "publish", 8, ALWAYS },
  [GVT_SIM_ISSUE] = { "issue", 14, ALWAYS },
  [GVT_SIM_CENTRE_CUT] = { "centre-cut", 14, CENTRE },
  [GVT_SIM_CENTRE_FAIL] = { "centre-fail", 14, CENTRE },
  [GVT_SIM_CENTRE_BACKUP] = { "centre-backup", 8, CENTRE },
  [GVT_SIM_CENTRE_RESTORE] = { "centre-restore", 7, CENTRE },
  [GVT_SIM_STICK_WRITE] = { "stick-write", 20, STICKS },
  [GVT_SIM_STICK_PULL] = { "stick-pull", 15, STICKS },
  [GVT_SIM_STICK_ACCEPT] = { "stick-accept", 18, STICKS },
  [GVT_SIM_STICK_READ] = { "stick-read", 20, STICKS },
};

static guint
sum_weights (guint families)
{
  guint sum = 0;

  for (guint i = 0; i < GVT_SIM_N_KINDS; i++)
    if ((kinds[i].family & ~families) == 0)
      sum += kinds[i].weight;
  return sum;
}

static GvtSimKind
draw_kind (GvtSimDice *dice, guint families)
{
  guint at = gvt_sim_dice_below (dice, sum_weights (families));

  for (guint i = 0; i < GVT_SIM_N_KINDS; i++)
    {
      if ((kinds[i].family & ~families) != 0)
        continue;
      if (at < kinds[i].weight)
        return i;
      at -= kinds[i].weight;
    }
  g_assert_not_reached ();
}

/* A line has no trouble, one kind of it, or any. */
static guint32
draw_faults (GvtSimDice *dice, guint families)
{
  if ((families & LINES) == 0 || gvt_sim_dice_percent (dice, 30))
    return 0;
  if (gvt_sim_dice_percent (dice, 40))
    return 1u << gvt_sim_dice_below (dice, GVT_SIM_N_FAULTS);
  return gvt_sim_dice_next (dice) % GVT_SIM_REFUSE_PUSHES;
}

GvtSimScript *
gvt_sim_script_new (guint64 seed, guint n_steps)
{
  GvtSimScript *self = g_new0 (GvtSimScript, 1);
  GvtSimDice dice = { seed };
  guint families = gvt_sim_dice_percent (&dice, 25)
                       ? (1u << N_FAMILIES) - 1
                       : gvt_sim_dice_next (&dice) % (1u << N_FAMILIES);

  self->seed = seed;
  self->steps = g_array_new (FALSE, TRUE, sizeof (GvtSimStep));
  for (guint i = 0; i < n_steps; i++)
    {
      GvtSimStep step = { .kind = draw_kind (&dice, families) };

      step.who = gvt_sim_dice_below (&dice, GVT_SIM_MAX_LAPTOPS);
      step.a = gvt_sim_dice_next (&dice);
      step.b = step.kind == GVT_SIM_SYNC ? draw_faults (&dice, families)
                                         : gvt_sim_dice_next (&dice);
      g_array_append_val (self->steps, step);
    }
  return self;
}

GvtSimScript *
gvt_sim_script_copy (const GvtSimScript *self)
{
  GvtSimScript *copy = g_new0 (GvtSimScript, 1);

  copy->seed = self->seed;
  copy->steps = g_array_copy (self->steps);
  return copy;
}

void
gvt_sim_script_free (GvtSimScript *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

char *
gvt_sim_step_to_text (const GvtSimStep *step)
{
  return g_strdup_printf ("%s %u %u %u", kinds[step->kind].name, step->who, step->a, step->b);
}

char *
gvt_sim_script_to_text (const GvtSimScript *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "seed %" G_GUINT64_FORMAT "\n", self->seed);
  for (guint i = 0; i < self->steps->len; i++)
    {
      g_autofree char *line = gvt_sim_step_to_text (&g_array_index (self->steps, GvtSimStep, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

static gboolean
parse_number (const char *text, guint64 max, guint64 *number)
{
  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, max, number, NULL);
}

static gboolean
parse_step (GStrv words, GvtSimStep *step)
{
  guint64 who, a, b;

  if (g_strv_length (words) != 4 || !parse_number (words[1], GVT_SIM_MAX_LAPTOPS - 1, &who)
      || !parse_number (words[2], G_MAXUINT32, &a) || !parse_number (words[3], G_MAXUINT32, &b))
    return FALSE;

  *step = (GvtSimStep){ GVT_SIM_N_KINDS, (guint) who, (guint32) a, (guint32) b };
  for (guint i = 0; i < GVT_SIM_N_KINDS; i++)
    if (g_str_equal (words[0], kinds[i].name))
      step->kind = i;
  return step->kind != GVT_SIM_N_KINDS;
}

static gboolean
parse_line (GvtSimScript *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  GvtSimStep step;

  if (words[0] == NULL || *words[0] == '\0' || *words[0] == '#')
    return TRUE;
  if (g_str_equal (words[0], "seed"))
    return parse_number (words[1], G_MAXUINT64, &self->seed);
  if (!parse_step (words, &step))
    return FALSE;

  g_array_append_val (self->steps, step);
  return TRUE;
}

GvtSimScript *
gvt_sim_script_parse (const char *text, guint *line)
{
  g_autoptr (GvtSimScript) self = g_new0 (GvtSimScript, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->steps = g_array_new (FALSE, TRUE, sizeof (GvtSimStep));
  for (guint i = 0; lines[i] != NULL; i++)
    if (!parse_line (self, g_strstrip (lines[i])))
      {
        *line = i + 1;
        return NULL;
      }
  return g_steal_pointer (&self);
}
