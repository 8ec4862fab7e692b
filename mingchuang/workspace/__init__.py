"""The staff door: home, calendar, health; pages made of several areas."""
