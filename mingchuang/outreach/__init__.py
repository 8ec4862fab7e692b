"""外出服务: Service carried to where people are: teams, places, cycles, people served."""
