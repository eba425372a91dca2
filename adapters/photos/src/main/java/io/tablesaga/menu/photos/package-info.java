/** Pictures of dishes: recognised, looked over, and made anew in a few sizes before anybody else sees them. */
package io.tablesaga.menu.photos;
