/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-power.h"

#include <string.h>

#define SYSTEM_FOLDER "/sys/class/power_supply"

/* Returns: (transfer full): a line that the kernel keeps under @name; "" where there is none */
static char *
read_line (const char *folder, const char *supply, const char *name)
{
  g_autofree char *path = g_build_filename (folder, supply, name, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup ("");
  return g_strstrip (text);
}

static void
add_supply (const char *folder, const char *supply, GvtPower *power, guint *n_batteries)
{
  g_autofree char *type = read_line (folder, supply, "type");
  g_autofree char *scope = read_line (folder, supply, "scope");
  g_autofree char *online = read_line (folder, supply, "online");
  g_autofree char *capacity = read_line (folder, supply, "capacity");
  guint64 percent;

  if (g_str_equal (type, "Mains") || g_str_equal (type, "USB"))
    power->is_mains = power->is_mains || g_str_equal (online, "1");
  if (!g_str_equal (type, "Battery") || g_str_equal (scope, "Device") /* of a mouse */
      || !g_ascii_string_to_unsigned (capacity, 10, 0, 100, &percent, NULL))
    return;

  power->percent = (power->percent * (gint) *n_batteries + (gint) percent)
                   / ((gint) *n_batteries + 1);
  (*n_batteries)++;
}

void
gvt_power_read (const char *folder, GvtPower *power)
{
  const char *from = folder != NULL ? folder : SYSTEM_FOLDER;
  g_autoptr (GDir) supplies = g_dir_open (from, 0, NULL);
  guint n_batteries = 0;

  *power = (GvtPower){ 0 };
  for (const char *name = supplies != NULL ? g_dir_read_name (supplies) : NULL; name != NULL;
       name = g_dir_read_name (supplies))
    add_supply (from, name, power, &n_batteries);
  if (n_batteries == 0)
    *power = (GvtPower){ .percent = -1, .is_mains = TRUE };
}
